import { passesFilter } from '../../core/topic/filter-policy.ts';
import { type AttributedEvent, topicAttributes } from '../../core/topic/topic-attributes.ts';
import type { Stage } from '../stage/stage.ts';

/**
 * Whether the topic hands an event to each subscriber, by the subscriptions as SNS has them. Undefined where that cannot be told:
 * somebody has changed the filter by hand.
 */
export async function askedBy(
  { description, services }: Pick<Stage, 'description' | 'services'>,
  event: AttributedEvent,
): Promise<ReadonlyMap<string, boolean | undefined>> {
  const subscriptions = await (await services.subscriptions()).ofTopic(description.topicArn);
  const attributes = topicAttributes(event);
  return new Map(
    Object.entries(description.subscribers).map(([name, { queueUrl }]) => {
      const subscription = subscriptions.find(({ queueName }) => queueName === queueUrl.split('/').at(-1));
      return [name, subscription === undefined ? false : passesFilter(subscription.filter, attributes)];
    }),
  );
}
