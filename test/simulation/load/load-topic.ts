import { Gather } from '../../../aws/gather.ts';
import { type Topic, type TopicMessage, TopicThrottledError } from '../../../core/topic/topic.ts';
import type { LoadWorld } from './load-world.ts';

/** What a publish to SNS takes, in milliseconds, and how the SDK goes on where it is refused. */
const LATENCY = { least: 15, most: 30 } as const;
const ATTEMPTS = 3;
const THROTTLED_PAUSE = 500;
/** Three attempts at a topic that is down. */
const DOWN_MILLISECONDS = 300;
const MESSAGES_PER_BATCH = 10;

/** The topic as the intake publishes to it: a message a call. */
export function loadTopic(world: LoadWorld): Topic {
  return {
    publish: async (message) => {
      await publishAll(world, [message]);
    },
  };
}

/** The topic as the drain publishes to it: ten messages of ten groups a call. */
export function loadBatchTopic(world: LoadWorld): Topic {
  const gather = new Gather<TopicMessage>({
    atMost: MESSAGES_PER_BATCH,
    apart: ({ groupId }) => groupId,
    soon: (callback) => world.clock.after(0, callback),
    send: async (messages) => {
      await publishAll(world, messages);
      return [];
    },
  });
  return { publish: (message) => gather.add(message) };
}

async function publishAll(world: LoadWorld, messages: readonly TopicMessage[]): Promise<void> {
  const { clock, random, topicQuota, judge } = world;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (world.topicIsDown()) {
      await clock.sleep(DOWN_MILLISECONDS);
      throw new Error('the topic is down');
    }
    await clock.sleep(random.between(LATENCY.least, LATENCY.most));
    if (topicQuota.take(messages.length)) {
      for (const { deduplicationId } of messages) judge.publish(Number(deduplicationId), clock.elapsed);
      return;
    }
    if (attempt < ATTEMPTS) await clock.sleep(random.between(0, THROTTLED_PAUSE * 2 ** (attempt - 1)));
  }
  throw new TopicThrottledError();
}
