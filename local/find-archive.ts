import type { DescribedArchive } from '../core/stage/stage-description.ts';
import { ARCHIVE_ENVIRONMENT } from '../lambda/archive/environment.ts';
import type { FunctionDescription, LocalStack } from './cloud/resources/local-stack.ts';
import { describedFunctions } from './described-functions.ts';

type Archived = Pick<LocalStack, 'functions' | 'mappings' | 'queues' | 'subscriptions'>;

/** The archive, by the function that writes what its queue gives. Undefined where the pipeline has none. */
export function findArchive(stack: Archived): DescribedArchive | undefined {
  const { functions, mappings } = stack;
  const bucketOf = ({ environment }: FunctionDescription) => environment[ARCHIVE_ENVIRONMENT.bucket];
  for (const { functionName, queueArn } of mappings) {
    const writer = functions.find(({ name, arn }) => name === functionName || arn === functionName);
    const bucket = writer && bucketOf(writer);
    if (writer === undefined || bucket === undefined) continue;
    const keeper = functions.find((each) => each !== writer && bucketOf(each) === bucket);
    if (keeper === undefined) throw new Error(`the archive ${bucket} has no function that keeps it`);
    const describe = describedFunctions(functions);
    return {
      bucket,
      ...queuesOf(queueArn, stack),
      writer: describe(writer.name),
      ...describe(keeper.name),
    };
  }
  return undefined;
}

function queuesOf(queueArn: string, { queues, subscriptions }: Archived) {
  const queue = queues.find(({ arn }) => arn === queueArn);
  const urlOf = (wanted: string | undefined) => queues.find(({ arn }) => arn === wanted)?.url;
  const dlqUrl = urlOf(queue?.deadLetterQueueArn);
  const subscription = subscriptions.find((each) => each.queueArn === queueArn);
  const subscriptionDlqUrl = urlOf(subscription?.deadLetterQueueArn);
  if (queue === undefined || dlqUrl === undefined || subscriptionDlqUrl === undefined)
    throw new Error(`the archive's writer reads ${queueArn}, which lacks a dead-letter queue`);
  return { queueUrl: queue.url, dlqUrl, subscriptionDlqUrl };
}
