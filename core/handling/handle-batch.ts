import type { SortedBatch } from '../quarantine/suspects.ts';
import { type Attempt, type BatchRecord, HELD, processBatch } from './process-batch.ts';

/** How a batch is handled. */
export interface BatchHandling<Message> {
  readonly sorted: SortedBatch<Message>;
  /** Handles one message; `isTrial` where it may take the function down. Does not throw. */
  readonly attempt: (message: Message, isTrial: boolean) => Promise<Attempt>;
  /** Tells SQS what became of these messages, before the batch ends. Does not throw. */
  readonly settle: (attempts: ReadonlyMap<Message, Attempt>) => Promise<void>;
  /** Once it is aborted, no further message is attempted. */
  readonly deadline: AbortSignal;
}

/**
 * Handles a batch. A message that may take the function down is tried last and when all others are settled: if it does, nothing
 * else of the batch is handled again or waits.
 */
export async function handleBatch<Message extends BatchRecord>(
  messages: readonly Message[],
  { sorted, attempt, settle, deadline }: BatchHandling<Message>,
): Promise<ReadonlyMap<Message, Attempt>> {
  const { ordinary, alone } = sorted;
  const made = await processBatch(ordinary, { attempt: (message) => attempt(message, false), deadline });
  const attempts = new Map(messages.map((message) => [message, made.get(message) ?? HELD]));
  if (alone === undefined || deadline.aborted) return attempts;
  await settle(new Map([...attempts].filter(([{ groupId }]) => groupId !== alone.groupId)));
  return attempts.set(alone, await attempt(alone, true));
}
