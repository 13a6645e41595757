import { type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { InvocationResult } from '../functions/function-host.ts';
import { batchOutcome } from './batch-outcome.ts';
import { batchesBySize } from './batches-by-size.ts';
import { gatherMessages } from './gather-messages.ts';
import { deleteMessages, showMessages } from './hand-back.ts';
import { inTurns } from './in-turns.ts';
import type { ProblemKind } from './problem-kind.ts';
import { type QueueOrigin, sqsEvent } from './sqs-event.ts';

export interface MappingOptions extends QueueOrigin {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly batchSize: number;
  readonly reportsBatchItemFailures: boolean;
  /** How many batches may be under way at once. */
  readonly concurrency: number;
  /** How long messages are gathered, from the first of them on. @default what one receive gives is a batch */
  readonly windowSeconds?: number;
  /**
   * How soon the messages of a function that died come again, and those of a standard queue that it reports as failed: those of
   * a FIFO queue it has postponed itself.
   * @default when the queue's visibility timeout is over, as on AWS
   */
  readonly retryAfterSeconds?: number;
  readonly invoke: (event: unknown) => Promise<InvocationResult>;
  /** Ends the receives that wait for messages: one that is given up on might be given some. */
  readonly endReceives: () => void;
  /** Hears of failed batches and of a queue that cannot be read. */
  readonly onProblem: (problem: string, kind: ProblemKind) => void;
}

export interface Mapping {
  /** Stops receiving, and resolves when the batches under way are done. */
  close(): Promise<void>;
}

const PAUSE_AFTER_ERROR_MILLISECONDS = 500;
const END_EVERY_MILLISECONDS = 10;

/** Moves messages from a queue into a function, like a Lambda event source mapping. */
export function startMapping(options: MappingOptions): Mapping {
  const stopping = new AbortController();
  // Where messages are gathered, those that come together are handed over together, whoever is free to take them.
  const take = options.windowSeconds === undefined ? atOnce : inTurns();
  const pollers = Array.from({ length: options.concurrency }, () =>
    poll(options, () => take(() => gather(options, stopping.signal)), stopping.signal),
  );
  return {
    async close() {
      stopping.abort();
      // One that was on its way at the first time waits by the next.
      const ending = setInterval(options.endReceives, END_EVERY_MILLISECONDS);
      options.endReceives();
      await Promise.all(pollers);
      clearInterval(ending);
    },
  };
}

function atOnce<T>(work: () => Promise<T>): Promise<T> {
  return work();
}

async function poll(
  options: MappingOptions,
  gathered: () => Promise<Message[]>,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      for (const batch of batchesBySize(await gathered())) await work(batch, options);
    } catch (error) {
      if (stopping.aborted) return;
      options.onProblem(
        `${options.queueUrl} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        'other',
      );
      await pause(stopping);
    }
  }
}

/** What has come when the mapping stops is a batch, however soon. */
async function gather(
  { client, queueUrl, batchSize, windowSeconds = 0 }: MappingOptions,
  stopping: AbortSignal,
): Promise<Message[]> {
  if (stopping.aborted) return [];
  return gatherMessages({
    batchSize,
    windowSeconds,
    now: () => (stopping.aborted ? Number.POSITIVE_INFINITY : Date.now()),
    async receive(MaxNumberOfMessages, WaitTimeSeconds) {
      const command = new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages,
        WaitTimeSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      return (await client.send(command)).Messages ?? [];
    },
  });
}

async function work(batch: readonly Message[], options: MappingOptions): Promise<void> {
  const messageIds = batch.map(({ MessageId = '' }) => MessageId);
  const result = await options.invoke(sqsEvent(batch, options));
  const outcome = batchOutcome(result, messageIds, options);
  const hasFailed = (message: Message) =>
    outcome.failed === 'all' ||
    (outcome.failed !== 'none' && outcome.failed.includes(message.MessageId ?? ''));

  if ('reason' in outcome) options.onProblem(outcome.reason, result.ok ? 'other' : 'invocation');
  await deleteMessages(
    batch.filter((message) => !hasFailed(message)),
    options,
  );
  const { queueArn, retryAfterSeconds: seconds } = options;
  // Without a delay of its own a message stays invisible until its time is over, as Lambda leaves it.
  if (seconds !== undefined && (outcome.failed === 'all' || !queueArn.endsWith('.fifo')))
    await showMessages(batch.filter(hasFailed), { ...options, seconds });
}

function pause(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE_AFTER_ERROR_MILLISECONDS);
    stopping.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
