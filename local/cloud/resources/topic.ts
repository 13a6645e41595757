import { CreateTopicCommand } from '@aws-sdk/client-sns';
import { applied, withoutEffect } from '../template/property-table.ts';
import { physicalName } from './physical-name.ts';
import type { ResourceType } from './resource-type.ts';

interface TopicProperties {
  readonly TopicName?: string;
  readonly FifoTopic?: boolean;
  readonly ContentBasedDeduplication?: boolean;
  readonly MaximumMessageSize?: number;
}

/** `AWS::SNS::Topic`. Its queues deduplicate, each on its own, within the same five minutes. */
export const topic: ResourceType = {
  properties: {
    TopicName: applied,
    FifoTopic: applied,
    ContentBasedDeduplication: applied,
    MaximumMessageSize: applied,
    FifoThroughputScope: withoutEffect('the local engine does not limit throughput'),
    KmsMasterKeyId: withoutEffect('messages live in memory only'),
    DisplayName: withoutEffect('only e-mail and SMS show it'),
    Tags: withoutEffect('nothing reads topic tags locally'),
    TracingConfig: withoutEffect('nothing collects traces locally'),
    DeliveryStatusLogging: withoutEffect('there is no CloudWatch to write to'),
  },
  async create(resource, stack) {
    const { TopicName, ...properties } = resource.properties as TopicProperties;
    const suffix = properties.FifoTopic === true ? '.fifo' : '';
    const name = TopicName ?? physicalName(resource, stack, 256 - suffix.length) + suffix;
    const Attributes = attributesOf(properties);
    const arn =
      (await stack.clients.sns.send(new CreateTopicCommand({ Name: name, Attributes }))).TopicArn ?? '';
    stack.topics.push({ arn, path: resource.path });
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
};

function attributesOf(properties: Omit<TopicProperties, 'TopicName'>): Record<string, string> {
  const { FifoTopic, ContentBasedDeduplication, MaximumMessageSize } = properties;
  return Object.fromEntries(
    Object.entries({ FifoTopic, ContentBasedDeduplication, MaximumMessageSize })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}
