import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Envelope } from '../../core/events/envelope.ts';
import { handleBatch } from '../../core/handling/handle-batch.ts';
import { HELD, isUndone } from '../../core/handling/process-batch.ts';
import { GuardedBatch, type GuardOptions } from '../../core/quarantine/guarded-batch.ts';
import { attemptMessage, byReceives } from './attempt-message.ts';
import type { BodyHandling } from './handle-body.ts';
import { type MessageReport, reportGuardFault, reportMessage } from './handler-report.ts';
import { publishHandling } from './publish-handling.ts';
import { messageOf, type QueueMessage } from './queue-message.ts';
import { type Attempts, type FunctionTime, postpone, type RetrySettings, removeDone } from './settle.ts';

export interface BatchHandlerOptions<Table extends string, Event extends Envelope = Envelope>
  extends BodyHandling<Table, Event> {
  readonly now: () => Date;
  /** Hears what became of each message. @default it is logged and counted by the telemetry */
  readonly report?: (report: MessageReport) => void;
  /** @default what is not done comes again when the queue's visibility time-out is over */
  readonly retry?: RetrySettings;
  /** Where events are kept that the handler gives up on. @default none is given up on */
  readonly quarantine?: Pick<GuardOptions, 'quarantine' | 'watch'>;
  /** Names or codes of errors that no further attempt can mend. @default none */
  readonly permanentErrors?: readonly string[];
}

/** What tells how much time is left. */
export type RemainingTime = Pick<Context, 'getRemainingTimeInMillis'>;

/** A Lambda handler for batches of an SQS FIFO queue, around the `handle` of one event. */
export type BatchHandler = (event: SQSEvent, context: RemainingTime) => Promise<SQSBatchResponse>;

export function createBatchHandler<Table extends string, Event extends Envelope>(
  options: BatchHandlerOptions<Table, Event>,
): BatchHandler {
  return async ({ Records }, context) => {
    const deadline = new AbortController();
    const remaining = context.getRemainingTimeInMillis();
    const timer = setTimeout(() => deadline.abort(), usableTime(remaining));
    const time = {
      timeoutSeconds: Math.ceil(remaining / 1_000),
      remainingMilliseconds: () => context.getRemainingTimeInMillis(),
    };
    try {
      return await answerBatch(Records.map(messageOf), { deadline: deadline.signal, time, ...options });
    } finally {
      clearTimeout(timer);
    }
  };
}

const RESERVE_MILLISECONDS = 2_000;

/** Time for handling: all but what the log lines, the call that postpones and the answer need. */
export function usableTime(remaining: number): number {
  return Math.max(remaining - RESERVE_MILLISECONDS, remaining / 2);
}

/** An invocation and the time it has. */
export interface Running {
  /** Once it is aborted, no further message is attempted. */
  readonly deadline: AbortSignal;
  readonly time: FunctionTime;
}

/** Handles a batch and settles with the queue what became of it. Names what Lambda must not delete. */
export async function answerBatch<Table extends string, Event extends Envelope>(
  messages: readonly QueueMessage[],
  options: BatchHandlerOptions<Table, Event> & Running,
): Promise<SQSBatchResponse> {
  const { retry, permanentErrors = [], deadline, time, telemetry, now } = options;
  const tell = teller(options);
  const guard = await guardOf(messages, options);
  if (guard === 'unknown') return await answerUnknown(messages, tell, options);
  const early: QueueMessage[] = [];
  const removed: QueueMessage[] = [];
  const attempts = await handleBatch(messages, {
    sorted: guard?.sorted() ?? { ordinary: messages, suspects: [] },
    attempt: (message, isTrial) =>
      attemptMessage(message, isTrial, { ...options, guard, retry, permanentErrors, tell }),
    settle: async (settled) => {
      if (retry === undefined) return;
      early.push(...settled.keys());
      removed.push(...(await removeDone(settled, { retry, time, telemetry })));
      await postpone(settled, { retry, time, telemetry });
    },
    deadline,
  });
  tellHeld(attempts, tell, now());
  // Last: whoever gets a message again that this function still holds would handle it at the same time.
  const rest = new Map([...attempts].filter(([message]) => !early.includes(message)));
  if (retry !== undefined) await postpone(rest, { retry, time, telemetry });
  return answerOf(attempts, removed);
}

/** What guards the batch; `unknown` where it is not known what is in quarantine. */
async function guardOf<Table extends string, Event extends Envelope>(
  messages: readonly QueueMessage[],
  { quarantine, retry, now, telemetry }: BatchHandlerOptions<Table, Event>,
): Promise<GuardedBatch<QueueMessage> | undefined | 'unknown'> {
  if (quarantine === undefined || retry === undefined) return undefined;
  try {
    return await GuardedBatch.of(messages, { ...quarantine, retry, now });
  } catch (error) {
    reportGuardFault('quarantine not known', error, telemetry);
    return 'unknown';
  }
}

/** Handled now, an event might overtake an earlier one of its user. All come again. */
async function answerUnknown<Table extends string, Event extends Envelope>(
  messages: readonly QueueMessage[],
  tell: (report: MessageReport) => void,
  { retry, time, telemetry, now }: BatchHandlerOptions<Table, Event> & Running,
): Promise<SQSBatchResponse> {
  const attempts = new Map(messages.map((message) => [message, { ...HELD, ...byReceives(message, retry) }]));
  const at = now();
  for (const { messageId, receiveCount } of messages)
    tell({ messageId, receiveCount, ...HELD, startedAt: at, endedAt: at });
  if (retry !== undefined) await postpone(attempts, { retry, time, telemetry });
  return answerOf(attempts, []);
}

/** Says what became of a message, to the log and to who listens. */
export function teller({ telemetry, report }: Pick<BatchHandlerOptions<string>, 'telemetry' | 'report'>) {
  return (message: MessageReport) => {
    (report ?? ((it) => reportMessage(it, telemetry)))(message);
    publishHandling(message);
  };
}

/** Those that were not attempted at all. One that waits in line has told it already. */
function tellHeld(attempts: Attempts, tell: (report: MessageReport) => void, at: Date): void {
  for (const [{ messageId, receiveCount }, { verdict, comesAgain }] of attempts) {
    if (verdict !== 'held' || comesAgain !== undefined) continue;
    tell({ messageId, receiveCount, verdict, startedAt: at, endedAt: at });
  }
}

/** Lambda deletes what is not named. It need not delete again what is deleted. */
function answerOf(attempts: Attempts, removed: readonly QueueMessage[]): SQSBatchResponse {
  const named = [...attempts].filter(([message, attempt]) => isUndone(attempt) || removed.includes(message));
  return { batchItemFailures: named.map(([{ messageId }]) => ({ itemIdentifier: messageId })) };
}
