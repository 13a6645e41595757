import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type {
  DescribedArchive,
  DescribedFunction,
  DescribedSubscriber,
} from '../../core/stage/stage-description.ts';
import type { SubscriberPart } from '../../core/stage/stage-parameters.ts';
import type { Handler } from '../handler.ts';
import type { NodeFunction } from '../node-function.ts';
import type { PipelineArchive } from '../pipeline-archive.ts';
import type { Subscriber } from '../subscriber.ts';

/** What operators find a function by. */
export function describedFunction({ resource, logGroup }: NodeFunction): DescribedFunction {
  return { functionName: resource.functionName, logGroup: logGroup.logGroupName };
}

/** What operators find a handler by, or what posts to a destination. */
export function describedHandler(handler: Handler, kind: 'handler' | 'destination'): SubscriberPart {
  const { name } = handler.subscriber;
  const description: DescribedSubscriber = {
    kind,
    ...describedQueues(handler.subscriber.queue, handler.subscriber),
    ...describedFunction(handler.function),
  };
  if (kind === 'destination') return { subscriber: name, description };
  const tables = [...handler.tables].map(([table, { tableName }]) => [table, tableName]);
  return { subscriber: name, description, tables: Object.fromEntries(tables) };
}

/** What operators find the queue of another service by. */
export function describedConsumer(subscriber: Subscriber): SubscriberPart {
  const description: DescribedSubscriber = {
    kind: 'consumer',
    ...describedQueues(subscriber.queue, subscriber),
  };
  return { subscriber: subscriber.name, description };
}

/** What operators find the archive by. */
export function describedArchive({ archive, keeper }: PipelineArchive): DescribedArchive {
  return {
    bucket: archive.bucket.resource.bucketName,
    ...describedQueues(archive.queue.resource, archive.queue),
    writer: describedFunction(archive.writer.function),
    ...describedFunction(keeper.function),
  };
}

interface DeadLetterQueues {
  readonly deadLetterQueue: Queue;
  readonly subscriptionDeadLetterQueue: Queue;
}

function describedQueues(
  { queueUrl }: Queue,
  { deadLetterQueue, subscriptionDeadLetterQueue }: DeadLetterQueues,
): Pick<DescribedSubscriber, 'queueUrl' | 'dlqUrl' | 'subscriptionDlqUrl'> {
  return {
    queueUrl,
    dlqUrl: deadLetterQueue.queueUrl,
    subscriptionDlqUrl: subscriptionDeadLetterQueue.queueUrl,
  };
}
