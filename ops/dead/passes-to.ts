import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { passesFilter } from '../../core/topic/filter-policy.ts';
import { topicAttributes } from '../../core/topic/topic-attributes.ts';
import type { Stage } from '../stage/stage.ts';

/** Tells which events the topic gives to a subscriber, by its subscription. What cannot be told counts as given. */
export async function passesTo(
  { description, services }: Pick<Stage, 'description' | 'services'>,
  subscriber: string,
): Promise<(event: Pick<ArchivedEvent, 'type' | 'source' | 'environment'>) => boolean> {
  const queueName = description.subscribers[subscriber]?.queueUrl.split('/').at(-1);
  const subscriptions = await (await services.subscriptions()).ofTopic(description.topicArn);
  const found = subscriptions.find((subscription) => subscription.queueName === queueName);
  return (event) => found === undefined || passesFilter(found.filter, topicAttributes(event)) !== false;
}
