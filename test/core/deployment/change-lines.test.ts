import { changeLines } from '../../../core/deployment/change-lines.ts';
import { changesBetween } from '../../../core/deployment/changes-between.ts';
import type { Template, TemplateResource } from '../../../core/deployment/template.ts';

function lines(before: Template['Resources'] = {}, after: Template['Resources'] = {}): readonly string[] {
  return changeLines(changesBetween({ Resources: before }, { Resources: after }));
}

function at(path: string, Type: string, others: Partial<TemplateResource> = {}): TemplateResource {
  return { Type, Metadata: { 'aws:cdk:path': `Shop-prod/Pipeline/${path}/Resource` }, ...others };
}

const KEPT = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const queue = at('billing/Queue', 'AWS::SQS::Queue', KEPT);
const fn = (S3Key: string) => at('Intake', 'AWS::Lambda::Function', { Properties: { Code: { S3Key } } });

describe('what people are told of a deployment', () => {
  it('is one line where no resource changes', () => {
    expect(lines({ Queue1: queue }, { Queue1: queue })).toEqual(['No resource changes.']);
  });

  it('is what is lost first, how to keep it, what stays behind, and the rest by its types', () => {
    const before = {
      Queue1: queue,
      Dlq1: at('billing/Dlq', 'AWS::SQS::Queue'),
      Subscription1: at('billing/Subscription', 'AWS::SNS::Subscription'),
      Alarm1: at('billing/Late', 'AWS::CloudWatch::Alarm'),
      Alarm2: at('billing/NotHandled', 'AWS::CloudWatch::Alarm'),
      Intake1: fn('one.zip'),
    };
    const after = {
      Queue2: at('invoices/Queue', 'AWS::SQS::Queue', KEPT),
      Intake1: fn('two.zip'),
    };

    expect(lines(before, after)).toEqual([
      'Lost for good:',
      '  the queue Pipeline/billing/Dlq (Dlq1) is deleted: the events that wait in it are gone',
      '  the subscription Pipeline/billing/Subscription (Subscription1) is deleted: its queue gets no more events',
      '  To keep what is removed: take the removal back, deploy with deletionProtection, and remove it then.',
      'Left behind, and in use no more:',
      '  the queue Pipeline/billing/Queue (Queue1) stays: nothing comes in or out any more, and what waits in it expires after 14 days',
      'New:',
      '  the queue Pipeline/invoices/Queue (Queue2)',
      'Changed:',
      '  1 × Lambda::Function: Code',
      'Removed:',
      '  2 × CloudWatch::Alarm',
    ]);
  });

  it('gives no advice to keep what no stage would', () => {
    expect(lines({ Log1: at('crm/Log', 'AWS::Logs::LogGroup') }, {})).toEqual([
      'Lost for good:',
      '  the log group Pipeline/crm/Log (Log1) is deleted: its lines are gone',
    ]);
  });

  it('says of a replacement that another one takes the place, and begins empty', () => {
    const table = (name: string, policies: Partial<TemplateResource> = {}) =>
      at('Ledger', 'AWS::DynamoDB::Table', { Properties: { TableName: name }, ...policies });

    expect(lines({ Ledger1: table('a') }, { Ledger1: table('b') })).toEqual([
      'Lost for good:',
      '  the table Pipeline/Ledger (Ledger1) is deleted, and another one takes its place: all that is in it is gone',
    ]);
    expect(lines({ Ledger1: table('a', KEPT) }, { Ledger1: table('b', KEPT) })).toEqual([
      'Left behind, and in use no more:',
      '  the table Pipeline/Ledger (Ledger1) stays, and another one takes its place: nothing reads or writes it any more',
    ]);
  });

  it('says that a secret gets another value', () => {
    const secret = (length: number) =>
      at('mirror/Secret', 'AWS::SecretsManager::Secret', {
        Properties: { GenerateSecretString: { length } },
      });

    expect(lines({ Secret1: secret(48) }, { Secret1: secret(32) })).toEqual([
      'Lost for good:',
      '  the secret Pipeline/mirror/Secret (Secret1) gets another value, because its GenerateSecretString changes',
    ]);
  });

  it('says that the URLs at the providers must be changed where the API is another one', () => {
    expect(lines({ Api1: at('Api', 'AWS::ApiGateway::RestApi') }, {})).toContain(
      '  the API Pipeline/Api (Api1) is deleted: so is its host name: enter the new URLs at the providers',
    );
  });

  it('says what changes where a queue is kept from now on', () => {
    const unprotected = at('billing/Queue', 'AWS::SQS::Queue');

    expect(lines({ Queue1: unprotected }, { Queue1: queue })).toEqual([
      'Changed:',
      '  the queue Pipeline/billing/Queue (Queue1): what becomes of it when it is removed',
    ]);
  });
});
