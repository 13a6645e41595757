import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { WebhookConsumer, type WebhookConsumerProps } from '../../lib/webhook-consumer.ts';
import { foreignStack, type TemplateResource, templateOf } from './template-of.ts';

const STATEFUL = /^AWS::(DynamoDB::Table|S3::Bucket|SecretsManager::Secret|SNS::Topic|SQS::Queue)$/;

const consumers = {
  billing: { events: ['privy.user.*'] },
  mirror: { kind: 'https', url: 'https://mirror.example.com/events', events: ['*'] },
} as const;

/** The policies of all that holds state, by type: of a removal, and of a replacement. */
function policies(template: Template): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, Set<string>> = {};
  for (const { Type, DeletionPolicy, UpdateReplacePolicy } of stateful(template)) {
    found[Type] ??= new Set();
    found[Type].add(`${DeletionPolicy} ${UpdateReplacePolicy}`);
  }
  return Object.fromEntries(Object.entries(found).map(([type, each]) => [type, [...each]]));
}

function all(template: Template): readonly TemplateResource[] {
  return Object.values(template.toJSON()['Resources'] as Readonly<Record<string, TemplateResource>>);
}

function stateful(template: Template): readonly TemplateResource[] {
  return all(template).filter(({ Type }) => STATEFUL.test(Type));
}

describe('what holds state', () => {
  it('is left behind when a protected stage has it no more, from the first deployment on', () => {
    expect(policies(templateOf({ consumers }))).toEqual({
      // Not deleted where a deployment fails either: it refuses to be.
      'AWS::DynamoDB::Table': ['Retain Retain'],
      'AWS::S3::Bucket': ['RetainExceptOnCreate Retain'],
      'AWS::SecretsManager::Secret': ['RetainExceptOnCreate Retain'],
      'AWS::SNS::Topic': ['RetainExceptOnCreate Retain'],
      'AWS::SQS::Queue': ['RetainExceptOnCreate Retain'],
    });
  });

  it('is deleted with the stage that is not protected, but for the bucket, which cannot be while it has something', () => {
    const stages = { test: { deletionProtection: false } };

    expect(policies(templateOf({ consumers, stages }))).toEqual({
      'AWS::DynamoDB::Table': ['Delete Delete'],
      'AWS::S3::Bucket': ['RetainExceptOnCreate Retain'],
      'AWS::SecretsManager::Secret': ['Delete Delete'],
      'AWS::SNS::Topic': ['Delete Delete'],
      'AWS::SQS::Queue': ['Delete Delete'],
    });
  });

  it('says whose it is, and nothing else does, because some resources take no tags once they are there', () => {
    const template = templateOf({ consumers });
    const tag = { Key: 'wallet-webhooks:pipeline', Value: 'WalletWebhooks-test' };

    for (const { Properties } of stateful(template))
      expect(Properties['Tags']).toEqual(expect.arrayContaining([tag]));
    const others = all(template).filter(({ Type }) => !STATEFUL.test(Type));
    expect(others.filter((other) => JSON.stringify(other).includes(tag.Key))).toEqual([]);
  });
});

describe('a consumer in a stack of its own', () => {
  function consumerPolicies(props: Partial<WebhookConsumerProps> = {}) {
    const stack = foreignStack('Billing', { env: { region: 'eu-west-1' } });
    const topic = Topic.fromTopicArn(stack, 'Events', 'arn:aws:sns:eu-west-1:111122223333:events.fifo');
    new WebhookConsumer(stack, 'Billing', { topic, events: ['*'], ...props });
    return policies(Template.fromStack(stack));
  }

  it('leaves its queues behind, unless it is told otherwise', () => {
    expect(consumerPolicies()).toEqual({ 'AWS::SQS::Queue': ['RetainExceptOnCreate Retain'] });
    expect(consumerPolicies({ deletionProtection: false })).toEqual({ 'AWS::SQS::Queue': ['Delete Delete'] });
  });

  it('refuses a protection that is neither on nor off', () => {
    expect(() => consumerPolicies({ deletionProtection: 'yes' as unknown as boolean })).toThrow(
      'deletionProtection: "yes" is not allowed; allowed: true or false',
    );
  });
});
