import type { LocalStack } from './cloud/resources/local-stack.ts';
import { partName } from './cloud/template/part-name.ts';
import type { ObservableArchive, ObservableSubscriber } from './observable-pipeline.ts';

/** The queues that subscribe to the topic: those of handlers, which a mapping reads, and those of consumers. Not the archive's. */
export function findSubscribers(
  stack: Pick<LocalStack, 'queues' | 'subscriptions' | 'mappings'>,
  archive: ObservableArchive | undefined,
): Record<string, ObservableSubscriber> {
  // In the order of their subscriptions: a queue may be made early because something else refers to it.
  const subscribed = stack.subscriptions
    .flatMap(({ queueArn }) => stack.queues.filter(({ arn }) => arn === queueArn))
    .filter(({ url }) => url !== archive?.queueUrl);
  return Object.fromEntries(
    subscribed.map(({ arn, url, path, deadLetterQueueArn }) => {
      const deadLetterQueue = stack.queues.find((queue) => queue.arn === deadLetterQueueArn);
      if (deadLetterQueue === undefined)
        throw new Error(`the queue ${path} subscribes to the topic and has no dead-letter queue`);
      const mapping = stack.mappings.find(({ queueArn }) => queueArn === arn);
      const queues = { queueUrl: url, dlqUrl: deadLetterQueue.url };
      if (mapping === undefined) return [partName(path), { kind: 'consumer', ...queues }];
      return [partName(path), { kind: 'handler', ...queues, functionName: mapping.functionName }];
    }),
  );
}
