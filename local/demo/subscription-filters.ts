import {
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import type { FilterPolicy } from '../../core/topic/filter-policy.ts';
import type { ObservablePipeline } from '../observable-pipeline.ts';

/** The filter policies of the subscribers' subscriptions, as SNS has them. A subscriber without one gets everything. */
export async function subscriptionFilters(
  { subscribers, topicArn }: Pick<ObservablePipeline, 'subscribers' | 'topicArn'>,
  sns: SNSClient,
): Promise<ReadonlyMap<string, FilterPolicy>> {
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }));
  const filters = new Map<string, FilterPolicy>();
  for (const { Endpoint = '', SubscriptionArn } of Subscriptions) {
    const name = Object.keys(subscribers).find(
      (key) => queueName(subscribers[key]?.queueUrl) === Endpoint.split(':').at(-1),
    );
    if (name === undefined) continue;
    const { Attributes = {} } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
    filters.set(name, Attributes['FilterPolicy'] === undefined ? {} : JSON.parse(Attributes['FilterPolicy']));
  }
  return filters;
}

function queueName(queueUrl: string | undefined): string | undefined {
  return queueUrl?.split('/').at(-1);
}
