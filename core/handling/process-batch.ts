import type { HandlingOutcome } from './handler.ts';

/** One message of a batch. */
export interface BatchRecord {
  readonly messageId: string;
  /** The message group. Messages of a group stand in their order in the batch. */
  readonly groupId: string;
}

/**
 * `failed`: attempted in vain. `held`: not attempted, because an earlier message of its group failed, time is up, or it must wait
 * a moment in quarantine. `quarantined`: not attempted and kept, because its user is in quarantine.
 */
export type Verdict = HandlingOutcome | 'quarantined' | 'failed' | 'held';

/** What became of one message, and when it comes again if it is not done. */
export interface Attempt {
  readonly verdict: Verdict;
  /** @default at once, those behind it too */
  readonly comesAgain?: ComesAgain;
}

/** When a message comes again. */
export interface ComesAgain {
  /** From the end of the batch, whole. */
  readonly seconds: number;
  /** Whether those of its group that stand behind it wait until it was tried once more. */
  readonly alone: boolean;
}

/** Not attempted. */
export const HELD: Attempt = { verdict: 'held' };

export interface BatchOptions<Record extends BatchRecord> {
  /** Handles one message. What it throws counts as `failed`. */
  readonly attempt: (record: Record) => Promise<Attempt>;
  /** Once it is aborted, no further message is attempted. */
  readonly deadline: AbortSignal;
}

/**
 * Handles a batch of a FIFO queue: the messages of one group one after the other, the groups at the same time. A failure
 * stops its own group only, because its later messages must not overtake it.
 *
 * Gives what became of each message.
 */
export async function processBatch<Record extends BatchRecord>(
  records: readonly Record[],
  options: BatchOptions<Record>,
): Promise<ReadonlyMap<Record, Attempt>> {
  const attempts = new Map(records.map((record) => [record, HELD]));
  const groups = Map.groupBy(records, ({ groupId }) => groupId);
  await Promise.all([...groups.values()].map((group) => processGroup(group, options, attempts)));
  return attempts;
}

/** What SQS must deliver again. Of a group this is a failed message and all that come after it. */
export function isUndone({ verdict }: Attempt): boolean {
  return verdict === 'failed' || verdict === 'held';
}

async function processGroup<Record extends BatchRecord>(
  group: readonly Record[],
  options: BatchOptions<Record>,
  attempts: Map<Record, Attempt>,
): Promise<void> {
  for (const record of group) {
    if (options.deadline.aborted) return;
    const made = await attemptSafely(record, options);
    attempts.set(record, made);
    if (isUndone(made)) return;
  }
}

async function attemptSafely<Record extends BatchRecord>(
  record: Record,
  { attempt }: BatchOptions<Record>,
): Promise<Attempt> {
  try {
    return await attempt(record);
  } catch {
    return { verdict: 'failed' };
  }
}
