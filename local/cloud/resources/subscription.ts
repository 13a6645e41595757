import { SubscribeCommand } from '@aws-sdk/client-sns';
import { applied, oneOf, withoutEffect } from '../template/property-table.ts';
import type { ResourceType } from './resource-type.ts';

interface SubscriptionProperties {
  readonly TopicArn: string;
  readonly Endpoint: string;
  readonly Protocol: string;
  readonly FilterPolicy?: Readonly<Record<string, unknown>>;
  readonly FilterPolicyScope?: string;
  readonly RawMessageDelivery?: boolean;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn?: string };
}

/** What SNS itself would deliver: from here nothing leaves the machine. */
const MAILED: readonly string[] = ['email', 'email-json'];

/** `AWS::SNS::Subscription` of a queue. One of an e-mail address is there and has no effect. */
export const subscription: ResourceType = {
  properties: {
    TopicArn: applied,
    Endpoint: applied,
    Protocol: oneOf('sqs', ...MAILED),
    FilterPolicy: applied,
    FilterPolicyScope: applied,
    RawMessageDelivery: applied,
    RedrivePolicy: applied,
    Region: withoutEffect('everything is in one region'),
  },
  async create(resource, stack) {
    const properties = resource.properties as unknown as SubscriptionProperties;
    if (MAILED.includes(properties.Protocol)) {
      const arn = `${properties.TopicArn}:${resource.logicalId}`;
      return { ref: arn, attributes: { Arn: arn } };
    }
    if (!stack.queues.some(({ arn }) => arn === properties.Endpoint)) {
      throw new Error(`Endpoint ${properties.Endpoint} is not a queue of this stack`);
    }
    const { TopicArn, Endpoint, Protocol } = properties;
    const command = new SubscribeCommand({
      TopicArn,
      Endpoint,
      Protocol,
      Attributes: attributesOf(properties),
    });
    const arn = (await stack.clients.sns.send(command)).SubscriptionArn ?? '';
    const deadLetterQueueArn = properties.RedrivePolicy?.deadLetterTargetArn;
    stack.subscriptions.push({
      topicArn: TopicArn,
      queueArn: Endpoint,
      ...(deadLetterQueueArn === undefined ? {} : { deadLetterQueueArn }),
    });
    return { ref: arn, attributes: { Arn: arn } };
  },
};

function attributesOf(properties: SubscriptionProperties): Record<string, string> {
  const { FilterPolicy, FilterPolicyScope, RawMessageDelivery, RedrivePolicy } = properties;
  return {
    ...(FilterPolicy === undefined ? {} : { FilterPolicy: JSON.stringify(FilterPolicy) }),
    ...(FilterPolicyScope === undefined ? {} : { FilterPolicyScope }),
    ...(RawMessageDelivery === undefined ? {} : { RawMessageDelivery: String(RawMessageDelivery) }),
    ...(RedrivePolicy === undefined ? {} : { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
  };
}
