import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { HandlerTopic } from '../../lambda/handler-kit/manifest.ts';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { RolePermissions } from './role-permissions.ts';
import { foreignStack, pipelineIn, rendered, resource, resources, templateOf } from './template-of.ts';

const EXISTING = 'arn:aws:sns:eu-west-1:222222222222:security';
const TOPIC = 'PipelineuserdirectoryTopicspeople';
const ROLE = 'PipelineuserdirectoryHandlerRole';

const handlersWith = (people: HandlerTopic) => [{ ...userDirectory, topics: { people } }];
const withTopic = (people: HandlerTopic, stage = 'test') =>
  templateOf({ handlers: handlersWith(people), stages: { test: {}, prod: {} } }, stage);

function variable(template: Template): unknown {
  const { Environment } = resource(template, 'AWS::Lambda::Function', 'Pipelineuserdirectory').Properties;
  return (Environment as { readonly Variables: Readonly<Record<string, unknown>> }).Variables[
    'HANDLER_TOPICS'
  ];
}

function emailsOf(template: Template): unknown[] {
  return Object.values(resources(template, 'AWS::SNS::Subscription'))
    .filter(({ Properties }) => Properties['Protocol'] === 'email')
    .map(({ Properties }) => Properties['Endpoint']);
}

describe('a topic that a handler declares', () => {
  const template = withTopic({ emails: ['security@example.com', 'crew@example.com'] });

  it('is a standard topic that is encrypted and takes nothing without TLS', () => {
    expect(resource(template, 'AWS::SNS::Topic', TOPIC).Properties).toEqual({
      KmsMasterKeyId: 'alias/aws/sns',
      Tags: [{ Key: 'wallet-webhooks:pipeline', Value: 'WalletWebhooks-test' }],
    });
    const policy = resource(template, 'AWS::SNS::TopicPolicy', TOPIC).Properties['PolicyDocument'];
    expect(policy).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Action: 'sns:Publish',
          Principal: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
  });

  it('is subscribed by the addresses', () => {
    expect(emailsOf(template)).toEqual(['security@example.com', 'crew@example.com']);
  });

  it('is known to the function by its name', () => {
    expect(rendered(variable(template))).toBe(`{"people":"<${TOPIC}Topic>"}`);
  });

  it('may be published to by the handler, which may do nothing else to it', async () => {
    const handler = new RolePermissions(template, ROLE);

    expect(await handler.may('sns:Publish', TOPIC)).toBe(true);
    expect(await handler.may('sns:Subscribe', TOPIC)).toBe(false);
    expect(await handler.may('sns:Publish', 'PipelineEventsTopic')).toBe(false);
    expect(await new RolePermissions(template, 'PipelineIntakeRole').may('sns:Publish', TOPIC)).toBe(false);
  });

  it('is printed, so that somebody can subscribe to it', () => {
    const { UserDirectoryPeopleTopicArn } = template.toJSON()['Outputs'];

    expect(rendered(UserDirectoryPeopleTopicArn.Value)).toBe(`<${TOPIC}Topic>`);
  });

  it('rings where it cannot deliver', () => {
    expect(resource(template, 'AWS::CloudWatch::Alarm', TOPIC).Properties).toMatchObject({
      MetricName: 'NumberOfNotificationsFailed',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
  });
});

describe('a topic of a pipeline with a key', () => {
  const stack = foreignStack('Platform', { env: { account: '111111111111', region: 'eu-west-1' } });
  pipelineIn(stack, { handlers: handlersWith({}), encryptionKey: new Key(stack, 'Key') });
  const template = Template.fromStack(stack);

  it('has that key, and the handler may use it through SNS', async () => {
    const { KmsMasterKeyId } = resource(
      template,
      'AWS::SNS::Topic',
      'WebhooksuserdirectoryTopics',
    ).Properties;
    expect(rendered(KmsMasterKeyId)).toBe('<Key.Arn>');

    const handler = new RolePermissions(template, 'WebhooksuserdirectoryHandlerRole');
    const through = (service: string) => ({
      context: { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` },
    });
    expect(await handler.may('kms:GenerateDataKey', 'Key', through('sns'))).toBe(true);
    expect(await handler.may('kms:GenerateDataKey', 'Key', through('sqs'))).toBe(false);
  });
});

describe('what differs by stage', () => {
  it('is who gets the e-mails', () => {
    const people = { emails: { prod: ['security@example.com'] } };

    expect(emailsOf(withTopic(people, 'prod'))).toEqual(['security@example.com']);
    expect(emailsOf(withTopic(people))).toEqual([]);
  });

  it('is whether the topic exists already: then nothing is made, and that one may be published to', () => {
    const template = withTopic({ existing: { prod: EXISTING }, emails: ['crew@example.com'] }, 'prod');

    expect(variable(template)).toBe(`{"people":"${EXISTING}"}`);
    expect(Object.keys(resources(template, 'AWS::SNS::Topic'))).toEqual([
      expect.stringMatching(/^PipelineEventsTopic/),
    ]);
    expect(emailsOf(template)).toEqual([]);
    const publishing = JSON.stringify(resource(template, 'AWS::IAM::Policy', ROLE).Properties);
    expect(publishing).toContain(`{"Action":"sns:Publish","Effect":"Allow","Resource":"${EXISTING}"}`);
  });

  it('is nothing where a handler has no topics', () => {
    const template = templateOf();

    expect(variable(template)).toBeUndefined();
    expect(Object.keys(resources(template, 'AWS::SNS::Topic'))).toHaveLength(1);
  });
});
