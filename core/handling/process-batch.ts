import type { HandlingOutcome } from './handler.ts';

/** One message of a batch. */
export interface BatchRecord {
  readonly messageId: string;
  /** The message group. Messages of a group stand in their order in the batch. */
  readonly groupId: string;
}

/** `failed`: attempted in vain. `held`: not attempted, because an earlier message of its group failed or time is up. */
export type Verdict = HandlingOutcome | 'failed' | 'held';

export interface BatchOptions<Record extends BatchRecord> {
  /** Handles one message. What it throws counts as `failed`. */
  readonly attempt: (record: Record) => Promise<HandlingOutcome | 'failed'>;
  /** Once it is aborted, no further message is attempted. */
  readonly deadline: AbortSignal;
}

/**
 * Handles a batch of a FIFO queue: the messages of one group one after the other, the groups at the same time. A failure
 * stops its own group only, because its later messages must not overtake it.
 *
 * Gives one verdict per message, in the order of the batch.
 */
export async function processBatch<Record extends BatchRecord>(
  records: readonly Record[],
  options: BatchOptions<Record>,
): Promise<readonly Verdict[]> {
  const verdicts = new Map<Record, Verdict>();
  const groups = Map.groupBy(records, ({ groupId }) => groupId);
  await Promise.all([...groups.values()].map((group) => processGroup(group, options, verdicts)));
  return records.map((record) => verdicts.get(record) ?? 'held');
}

/** What SQS must deliver again. Of a group this is a failed message and all that come after it. */
export function isUndone(verdict: Verdict): boolean {
  return verdict === 'failed' || verdict === 'held';
}

async function processGroup<Record extends BatchRecord>(
  group: readonly Record[],
  options: BatchOptions<Record>,
  verdicts: Map<Record, Verdict>,
): Promise<void> {
  for (const record of group) {
    if (options.deadline.aborted) return;
    const verdict = await attemptSafely(record, options);
    verdicts.set(record, verdict);
    if (verdict === 'failed') return;
  }
}

async function attemptSafely<Record extends BatchRecord>(
  record: Record,
  { attempt }: BatchOptions<Record>,
): Promise<Verdict> {
  try {
    return await attempt(record);
  } catch {
    return 'failed';
  }
}
