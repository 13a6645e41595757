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
 * Handles a batch. Messages that may take the function down are tried last, one after the other, and when all that is done is
 * settled: if one does, nothing else is handled again.
 */
export async function handleBatch<Message extends BatchRecord>(
  messages: readonly Message[],
  { sorted, attempt, settle, deadline }: BatchHandling<Message>,
): Promise<ReadonlyMap<Message, Attempt>> {
  const { ordinary, suspects } = sorted;
  const made = await processBatch(ordinary, { attempt: (message) => attempt(message, false), deadline });
  const attempts = new Map(messages.map((message) => [message, made.get(message) ?? HELD]));
  if (suspects.length === 0 || deadline.aborted) return attempts;
  const tried = new Set(suspects.map(({ groupId }) => groupId));
  await settle(new Map([...attempts].filter(([{ groupId }]) => !tried.has(groupId))));
  for (const suspect of suspects) {
    if (deadline.aborted) break;
    attempts.set(suspect, await attempt(suspect, true));
    if (suspect === suspects.at(-1)) break;
    await settle(new Map([...attempts].filter(([{ groupId }]) => groupId === suspect.groupId)));
  }
  return attempts;
}
