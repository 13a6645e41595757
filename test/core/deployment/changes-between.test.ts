import { changesBetween, losses } from '../../../core/deployment/changes-between.ts';
import type { Template, TemplateResource } from '../../../core/deployment/template.ts';

const QUEUE: TemplateResource = {
  Type: 'AWS::SQS::Queue',
  Properties: { FifoQueue: true, VisibilityTimeout: 60 },
  DeletionPolicy: 'RetainExceptOnCreate',
  UpdateReplacePolicy: 'Retain',
  Metadata: { 'aws:cdk:path': 'Shop-prod/Pipeline/billing/Subscriber/Queue/Resource' },
};
const UNPROTECTED: TemplateResource = { ...QUEUE, DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' };

const template = (Resources: Template['Resources'] = {}): Template => ({ Resources });

describe('the changes between two templates', () => {
  it('are none where nothing but descriptions of the app differ', () => {
    const moved = { ...QUEUE, Metadata: { 'aws:cdk:path': 'Shop-prod/Other/Queue/Resource' } };

    expect(changesBetween(template({ Queue: QUEUE }), template({ Queue: moved }))).toEqual([]);
  });

  it('call a resource as the app does, and by its logical id where the template does not say', () => {
    const { Metadata: _, ...nameless } = QUEUE;

    const changes = changesBetween(template(), template({ Queue: QUEUE, Other: nameless }));

    expect(changes.map(({ name, kind }) => [name, kind])).toEqual([
      ['Pipeline/billing/Subscriber/Queue', 'new'],
      ['Other', 'new'],
    ]);
  });

  it('name the properties that are not as they were', () => {
    const changed = { ...QUEUE, Properties: { FifoQueue: true, VisibilityTimeout: 90, Tags: [] } };

    expect(changesBetween(template({ Queue: QUEUE }), template({ Queue: changed }))).toMatchObject([
      { kind: 'changed', fate: 'kept', properties: ['Tags', 'VisibilityTimeout'] },
    ]);
  });

  it('know a resource whose removal would come to something else from then on', () => {
    expect(changesBetween(template({ Queue: UNPROTECTED }), template({ Queue: QUEUE }))).toMatchObject([
      { kind: 'changed', fate: 'kept', properties: [] },
    ]);
  });
});

describe('what is removed', () => {
  it('is left behind or deleted as the deployed template says, whatever the new one would have said', () => {
    expect(changesBetween(template({ Queue: QUEUE }), template())).toMatchObject([
      { kind: 'removed', fate: 'left behind' },
    ]);
    expect(changesBetween(template({ Queue: UNPROTECTED }), template())).toMatchObject([
      { kind: 'removed', fate: 'deleted' },
    ]);
  });

  it('is deleted where the deployed template says nothing', () => {
    expect(changesBetween(template({ Queue: { Type: 'AWS::SQS::Queue' } }), template())).toMatchObject([
      { kind: 'removed', fate: 'deleted' },
    ]);
  });
});

describe('what cannot be changed in place', () => {
  const standard = (queue: TemplateResource) => ({ ...queue, Properties: { VisibilityTimeout: 60 } });

  it('is replaced, and left behind where both templates say so', () => {
    expect(changesBetween(template({ Queue: QUEUE }), template({ Queue: standard(QUEUE) }))).toMatchObject([
      { kind: 'replaced', fate: 'left behind', properties: ['FifoQueue'] },
    ]);
    expect(
      changesBetween(template({ Queue: UNPROTECTED }), template({ Queue: standard(QUEUE) })),
    ).toMatchObject([{ kind: 'replaced', fate: 'deleted' }]);
  });

  it('is replaced where another type has its logical id', () => {
    const table = { Type: 'AWS::DynamoDB::Table', UpdateReplacePolicy: 'Retain' };

    expect(changesBetween(template({ It: QUEUE }), template({ It: table }))).toMatchObject([
      { type: 'AWS::SQS::Queue', kind: 'replaced', fate: 'left behind' },
    ]);
  });

  it('is a secret that is kept, when only how it is generated changes: CloudFormation then writes over its value', () => {
    const secret = (PasswordLength: number): TemplateResource => ({
      Type: 'AWS::SecretsManager::Secret',
      Properties: { GenerateSecretString: { PasswordLength } },
    });

    expect(changesBetween(template({ It: secret(48) }), template({ It: secret(32) }))).toMatchObject([
      { kind: 'changed', fate: 'overwritten', properties: ['GenerateSecretString'] },
    ]);
  });
});

describe('the losses among them', () => {
  it('are what holds something and is deleted, overwritten or left behind; not what another one is as good as', () => {
    const before = template({
      Queue: QUEUE,
      Kept: QUEUE,
      Alarm: { Type: 'AWS::CloudWatch::Alarm' },
      Api: { Type: 'AWS::ApiGateway::RestApi' },
    });
    const after = template({ Kept: { ...QUEUE, Properties: { FifoQueue: true } }, New: QUEUE });

    expect(losses(changesBetween(before, after)).map(({ logicalId }) => logicalId)).toEqual(['Queue', 'Api']);
  });
});
