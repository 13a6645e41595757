import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { InvocationResult } from '../functions/function-host.ts';
import type { ProblemKind } from '../local-options.ts';
import { batchOutcome } from './batch-outcome.ts';
import { batchesBySize } from './batches-by-size.ts';
import { type QueueOrigin, sqsEvent } from './sqs-event.ts';

export interface MappingOptions extends QueueOrigin {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly batchSize: number;
  readonly reportsBatchItemFailures: boolean;
  /** How many batches may be under way at once. */
  readonly concurrency: number;
  /**
   * How soon the messages of a function that died come again; those that it reports as failed it has postponed itself.
   * @default when the queue's visibility timeout is over, as on AWS
   */
  readonly retryAfterSeconds?: number;
  readonly invoke: (event: unknown) => Promise<InvocationResult>;
  /** Hears of failed batches and of a queue that cannot be read. */
  readonly onProblem: (problem: string, kind: ProblemKind) => void;
}

export interface Mapping {
  /** Stops receiving, and resolves when the batches under way are done. */
  close(): Promise<void>;
}

const LONG_POLL_SECONDS = 20;
const PAUSE_AFTER_ERROR_MILLISECONDS = 500;

/** Moves messages from a queue into a function, like a Lambda event source mapping. */
export function startMapping(options: MappingOptions): Mapping {
  const stopping = new AbortController();
  const pollers = Array.from({ length: options.concurrency }, () => poll(options, stopping.signal));
  return {
    async close() {
      stopping.abort();
      await Promise.all(pollers);
    },
  };
}

async function poll(options: MappingOptions, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      for (const batch of batchesBySize(await receive(options, stopping))) await work(batch, options);
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

async function receive(
  { client, queueUrl, batchSize }: MappingOptions,
  stopping: AbortSignal,
): Promise<Message[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl: queueUrl,
    MaxNumberOfMessages: Math.min(batchSize, 10),
    WaitTimeSeconds: LONG_POLL_SECONDS,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  return (await client.send(command, { abortSignal: stopping })).Messages ?? [];
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
  if (outcome.failed === 'all') await makeVisible(batch, options);
}

async function deleteMessages(
  messages: readonly Message[],
  { client, queueUrl }: MappingOptions,
): Promise<void> {
  if (messages.length === 0) return;
  const Entries = messages.map(({ ReceiptHandle = '' }, index) => ({ Id: String(index), ReceiptHandle }));
  await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
}

/** Without a delay of its own a message stays invisible until its time is over, as Lambda leaves it. */
async function makeVisible(messages: readonly Message[], options: MappingOptions): Promise<void> {
  const { client, queueUrl, retryAfterSeconds } = options;
  if (retryAfterSeconds === undefined || messages.length === 0) return;
  const Entries = messages.map(({ ReceiptHandle = '' }, index) => ({
    Id: String(index),
    ReceiptHandle,
    VisibilityTimeout: retryAfterSeconds,
  }));
  await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
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
