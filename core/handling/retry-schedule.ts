import { type Attempt, type BatchRecord, HELD, isUndone } from './process-batch.ts';

/**
 * How long a handler waits after each failed attempt, in seconds, where its manifest says nothing: what ails a dependency
 * for a moment costs a user a moment, and a poison event stands in its user's way for three quarters of an hour before it is
 * given up on.
 */
export const DEFAULT_RETRY_SECONDS = [1, 5, 30, 120, 600, 1_800] as const;

/** The longest wait during an outage: with it SQS gives a message out less than 1,000 times while it keeps it. */
const LONGEST_SECONDS = 1_800;
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

/** How failures are spread in time. */
export interface RetryOptions {
  /** The waits after the first failure, the second and so on, in seconds. */
  readonly schedule: readonly number[];
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
}

/**
 * When the messages of a batch come again that are not done, by what became of each.
 *
 * Those of a group that stand behind a failed message wait until it was tried once more, so that it is tried alone and their
 * receives do not count. Those behind are listed before those in front: a message that is hidden keeps back what follows
 * it, whatever its own time.
 */
export function postponements<Message extends ReceivedRecord>(
  attempts: ReadonlyMap<Message, Attempt>,
  timeoutSeconds: number,
): Postponement<Message>[] {
  const undone = [...attempts.keys()].filter((record) => isUndone(attempts.get(record) ?? HELD));
  const groups = [...Map.groupBy(undone, ({ groupId }) => groupId).values()];
  return groups.flatMap(([first, ...behind]) => {
    if (first === undefined) return [];
    const { seconds, alone } = attempts.get(first)?.comesAgain ?? AT_ONCE;
    const secondsBehind = alone ? seconds + timeoutSeconds + MARGIN_SECONDS : seconds;
    return [
      ...behind.reverse().map((record) => ({ record, seconds: secondsBehind })),
      { record: first, seconds },
    ];
  });
}

const AT_ONCE = { seconds: 0, alone: false } as const;

/** How long a message waits that failed for the `failures`th time, in whole seconds. After the last wait of the schedule each is twice as long, up to half an hour. */
export function retryDelay(failures: number, { schedule, random }: RetryOptions): number {
  const last = schedule.at(-1) ?? 1;
  const beyond = Math.max(0, failures - schedule.length);
  const wait = schedule[failures - 1] ?? Math.max(last, Math.min(LONGEST_SECONDS, last * 2 ** beyond));
  return Math.max(1, Math.round(wait * (1 - JITTER + 2 * JITTER * random())));
}
