import type { BatchRecord, Verdict } from './process-batch.ts';

/**
 * How long a handler waits after each failed attempt, in seconds, where its manifest says nothing: what ails a dependency
 * for a moment costs a user a moment, and a poison event stands in its user's way for under a quarter of an hour.
 */
export const DEFAULT_RETRY_SECONDS = [1, 5, 30, 120, 600] as const;

/** How far a wait may be off its schedule, so that what failed together does not come again together. */
const JITTER = 0.2;
/** For the way from SQS to the function and back, on top of its time-out. */
const MARGIN_SECONDS = 5;

/** A message as the schedule sees it. */
export interface ReceivedRecord extends BatchRecord {
  /** How often it was received, this time included. */
  readonly receiveCount: number;
}

/** When a message is to come again. */
export interface Postponement<Message> {
  readonly record: Message;
  /** From now, whole. */
  readonly seconds: number;
}

export interface RetryOptions {
  /** The waits after the first failure, the second and so on; the last one holds for all further ones. */
  readonly schedule: readonly number[];
  /** How long one batch may take. */
  readonly timeoutSeconds: number;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
}

/**
 * When the messages of a batch come again that are not done, by what became of each.
 *
 * A failed message waits as its schedule says. Those of its group that stand behind it wait until it was tried once more, so
 * that it is tried alone and their receives do not count. A group that was only not reached comes again at once. Those
 * behind are listed before those in front: a message that is hidden keeps back what follows it, whatever its own time.
 */
export function postponements<Message extends ReceivedRecord>(
  records: readonly Message[],
  verdicts: readonly Verdict[],
  options: RetryOptions,
): Postponement<Message>[] {
  const undone = records.flatMap((record, index) => {
    const verdict = verdicts[index] ?? 'held';
    return verdict === 'failed' || verdict === 'held' ? [{ record, verdict }] : [];
  });
  const groups = [...Map.groupBy(undone, ({ record }) => record.groupId).values()];
  return groups.flatMap(([first, ...behind]) => {
    if (first === undefined) return [];
    const failed = first.verdict === 'failed';
    const seconds = failed ? retryDelay(first.record.receiveCount, options) : 0;
    const secondsBehind = failed ? seconds + options.timeoutSeconds + MARGIN_SECONDS : 0;
    return [
      ...behind.reverse().map(({ record }) => ({ record, seconds: secondsBehind })),
      { record: first.record, seconds },
    ];
  });
}

/** How long a message waits that failed for the `failures`th time, in whole seconds. */
export function retryDelay(
  failures: number,
  { schedule, random }: Pick<RetryOptions, 'schedule' | 'random'>,
): number {
  const wait = schedule[Math.min(failures, schedule.length) - 1] ?? 0;
  return Math.max(1, Math.round(wait * (1 - JITTER + 2 * JITTER * random())));
}
