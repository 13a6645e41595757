import type { Stage } from '../stage/stage.ts';
import type { TopicSubscription } from '../stage/subscriptions.ts';
import { type Check, type Finding, whatIsWrong } from './check.ts';

/** The topic sends to the queue of every subscriber, and to the archive's. */
export async function checkSubscriptions({ description, services }: Stage): Promise<readonly Check[]> {
  const subscriptions = await (await services.subscriptions()).ofTopic(description.topicArn);
  const { subscribers, archive } = description;
  const queues = [
    ...Object.entries(subscribers).map(([name, { queueUrl }]) => ({ name, queueUrl })),
    ...(archive === undefined ? [] : [{ name: 'the archive', queueUrl: archive.queueUrl }]),
  ];
  return whatIsWrong(
    'subscriptions',
    queues.flatMap(({ name, queueUrl }) => findingOf(name, queueUrl, subscriptions)),
    `the topic sends to ${queues.map(({ name }) => name).join(', ')}`,
  );
}

function findingOf(
  name: string,
  queueUrl: string,
  subscriptions: readonly TopicSubscription[],
): readonly Finding[] {
  const its = subscriptions.filter(({ queueName }) => queueName === queueUrl.split('/').at(-1));
  if (its.length === 0)
    return [{ sentence: `the topic sends nothing to the queue of ${name}: deploy the stage once more` }];
  if (its.every(({ isPending }) => isPending))
    return [{ sentence: `the subscription of ${name} waits for the owner of its queue to confirm it` }];
  return [];
}
