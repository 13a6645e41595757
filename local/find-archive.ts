import { ARCHIVE_ENVIRONMENT } from '../lambda/archive/environment.ts';
import type { LocalStack } from './cloud/resources/local-stack.ts';
import type { ObservableArchive } from './observable-pipeline.ts';

/** The archive, by the function that writes what its queue gives. Undefined where the pipeline has none. */
export function findArchive({
  functions,
  mappings,
  queues,
}: Pick<LocalStack, 'functions' | 'mappings' | 'queues'>): ObservableArchive | undefined {
  for (const { functionName, queueArn } of mappings) {
    const writer = functions.find(({ name, arn }) => name === functionName || arn === functionName);
    const bucket = writer?.environment[ARCHIVE_ENVIRONMENT.bucket];
    if (bucket === undefined) continue;
    const queue = queues.find(({ arn }) => arn === queueArn);
    const deadLetterQueue = queues.find(({ arn }) => arn === queue?.deadLetterQueueArn);
    if (queue === undefined || deadLetterQueue === undefined)
      throw new Error(`the archive's writer reads ${queueArn}, which is no queue with a dead-letter queue`);
    const keeper = functions.find(
      (each) => each !== writer && each.environment[ARCHIVE_ENVIRONMENT.bucket] === bucket,
    );
    return {
      bucket,
      queueUrl: queue.url,
      dlqUrl: deadLetterQueue.url,
      ...(keeper === undefined ? {} : { functionName: keeper.name }),
    };
  }
  return undefined;
}
