import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { LOCAL_ACCOUNT } from '../template/create-scope.ts';
import { applied, withoutEffect } from '../template/property-table.ts';
import { physicalName } from './physical-name.ts';
import type { ResourceType } from './resource-type.ts';

const NOT_ENCRYPTED = withoutEffect('messages live in memory only');

interface QueueProperties {
  readonly QueueName?: string;
  readonly FifoQueue?: boolean;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: string };
}

/** Properties that are queue attributes of the same name. */
const ATTRIBUTES = [
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'DelaySeconds',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'VisibilityTimeout',
] as const;

/** `AWS::SQS::Queue`. */
export const queue: ResourceType = {
  properties: {
    QueueName: applied,
    ...Object.fromEntries(ATTRIBUTES.map((name) => [name, applied])),
    MessageRetentionPeriod: withoutEffect('messages end with the process'),
    RedriveAllowPolicy: withoutEffect('permissions are not checked locally'),
    KmsMasterKeyId: NOT_ENCRYPTED,
    KmsDataKeyReusePeriodSeconds: NOT_ENCRYPTED,
    SqsManagedSseEnabled: NOT_ENCRYPTED,
    Tags: withoutEffect('nothing shows it locally'),
  },
  async create(resource, stack) {
    const properties = resource.properties as QueueProperties;
    const suffix = properties.FifoQueue === true ? '.fifo' : '';
    const name = properties.QueueName ?? physicalName(resource, stack, 80 - suffix.length) + suffix;
    const command = new CreateQueueCommand({
      QueueName: name,
      Attributes: attributesOf(resource.properties),
    });
    const url = (await stack.clients.sqs.send(command)).QueueUrl ?? '';
    const arn = `arn:aws:sqs:${stack.region}:${LOCAL_ACCOUNT}:${name}`;
    const deadLetterQueueArn = properties.RedrivePolicy?.deadLetterTargetArn;
    stack.queues.push({
      arn,
      url,
      path: resource.path,
      ...(deadLetterQueueArn === undefined ? {} : { deadLetterQueueArn }),
    });
    return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
  },
};

function attributesOf(properties: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = ATTRIBUTES.filter((name) => properties[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, textOf(properties[name])]));
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
