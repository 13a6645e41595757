import { Names } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Subscription, SubscriptionFilter, SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { CANARY_SOURCE } from '../core/canary/canary-source.ts';
import { MESSAGE_ATTRIBUTES } from '../core/events/envelope.ts';
import { subscriptionFilter } from '../core/events/patterns.ts';

/** What a queue is sent, and what of it goes elsewhere. */
export interface QueueSubscription {
  /** Where the events come from. */
  readonly topic: ITopic;
  /** Event patterns. */
  readonly events: readonly string[];
  /**
   * Gets what cannot be delivered to the queue. It must be in the account of the subscription and the region of the topic.
   * @default what cannot be delivered is given up
   */
  readonly deadLetterQueue?: Queue;
  /** Whether it gets what the pipeline's canary sends, and nothing else. @default it gets all but that */
  readonly canary?: boolean;
}

/**
 * Subscribes a queue in the name of its own stack: the owner of a queue confirms by subscribing, whosesoever the topic is.
 *
 * It is not CDK's `SqsSubscription`, which names the topic in the policy of the queue's key. A topic with the same key would
 * then wait for its own key.
 */
export function subscribeQueue(
  queue: Queue,
  { topic, events, deadLetterQueue, canary = false }: QueueSubscription,
): void {
  const { policyDependable } = queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('sns.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
    }),
  );
  const subscription = new Subscription(queue, Names.nodeUniqueId(topic.node), {
    topic,
    protocol: SubscriptionProtocol.SQS,
    endpoint: queue.queueArn,
    rawMessageDelivery: true,
    ...(deadLetterQueue === undefined ? {} : { deadLetterQueue }),
    filterPolicy: canary ? OF_CANARY : filterPolicy(events),
  });
  if (policyDependable !== undefined) subscription.node.addDependency(policyDependable);
}

type FilterPolicy = Record<string, SubscriptionFilter>;

const OF_CANARY: FilterPolicy = {
  [MESSAGE_ATTRIBUTES.source]: SubscriptionFilter.stringFilter({ allowlist: [CANARY_SOURCE] }),
};
const NOT_OF_CANARY: FilterPolicy = {
  [MESSAGE_ATTRIBUTES.source]: SubscriptionFilter.stringFilter({ denylist: [CANARY_SOURCE] }),
};

/**
 * The filter policy for event patterns. The canary's source passes nowhere, whatever its events are called: its secret is nobody's
 * key to what a provider says.
 */
function filterPolicy(events: readonly string[]): FilterPolicy {
  const filter = subscriptionFilter(events);
  if (filter === 'everything') return NOT_OF_CANARY;
  const { exact, prefixes, includeTests } = filter;
  const types = SubscriptionFilter.stringFilter({ allowlist: [...exact], matchPrefixes: [...prefixes] });
  return {
    ...(exact.length + prefixes.length === 0 ? {} : { [MESSAGE_ATTRIBUTES.type]: types }),
    ...(includeTests ? {} : { [MESSAGE_ATTRIBUTES.test]: SubscriptionFilter.notExistsFilter() }),
    ...NOT_OF_CANARY,
  };
}
