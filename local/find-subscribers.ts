import { CANARY_HANDLER } from '../core/canary/canary-source.ts';
import type { DescribedArchive, DescribedSubscriber } from '../core/stage/stage-description.ts';
import { DESTINATION_ENVIRONMENT } from '../lambda/destination/environment.ts';
import type { LocalQueue, LocalStack, LocalSubscription } from './cloud/resources/local-stack.ts';
import { partName } from './cloud/template/part-name.ts';
import { describedFunctions } from './described-functions.ts';

type Subscribed = Pick<LocalStack, 'queues' | 'subscriptions' | 'mappings' | 'functions'>;

/**
 * The queues that subscribe to the topic, in the order of their subscriptions: those of handlers and https destinations, which
 * a mapping reads, and those of consumers. Not the archive's, and not the canary's.
 */
export function findSubscribers(
  stack: Subscribed,
  archive: Pick<DescribedArchive, 'queueUrl'> | undefined,
): Record<string, DescribedSubscriber> {
  return Object.fromEntries(
    stack.subscriptions.flatMap((subscription) =>
      stack.queues
        .filter(({ arn, url }) => arn === subscription.queueArn && url !== archive?.queueUrl)
        .filter(({ path }) => partName(path) !== CANARY_HANDLER)
        .map((queue) => [partName(queue.path), describe(queue, subscription, stack)] as const),
    ),
  );
}

function describe(
  queue: LocalQueue,
  { deadLetterQueueArn: undelivered }: LocalSubscription,
  stack: Subscribed,
): DescribedSubscriber {
  const urlOf = (queueArn: string | undefined) => stack.queues.find(({ arn }) => arn === queueArn)?.url;
  const dlqUrl = urlOf(queue.deadLetterQueueArn);
  const subscriptionDlqUrl = urlOf(undelivered);
  if (dlqUrl === undefined || subscriptionDlqUrl === undefined)
    throw new Error(`the queue ${queue.path} subscribes to the topic and lacks a dead-letter queue`);
  return { ...reader(queue, stack), queueUrl: queue.url, dlqUrl, subscriptionDlqUrl };
}

/** Who reads the queue: a function of the stack, or another service. */
function reader(
  { arn: queueArn }: LocalQueue,
  { mappings, functions }: Subscribed,
): Pick<DescribedSubscriber, 'kind' | 'functionName' | 'logGroup'> {
  const mapping = mappings.find((candidate) => candidate.queueArn === queueArn);
  if (mapping === undefined) return { kind: 'consumer' };
  const described = describedFunctions(functions)(mapping.functionName);
  const { environment = {} } = functions.find(({ name }) => name === described.functionName) ?? {};
  return { kind: DESTINATION_ENVIRONMENT.url in environment ? 'destination' : 'handler', ...described };
}
