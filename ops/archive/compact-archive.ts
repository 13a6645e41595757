import type { ArchiveProblem } from '../../core/archive/archive-damaged-error.ts';
import type { Compacted } from '../../lambda/archive-keeper/keeper-handler.ts';
import type { Stage } from '../stage/stage.ts';
import { askKeeper } from './ask-keeper.ts';
import { type DayRange, dayRange } from './day-range.ts';

/** Which days to compact. Without a last day, those before today. */
export interface CompactOptions extends DayRange {
  /** Says which days there are to compact, and compacts none. */
  readonly dryRun: boolean;
  /** Told whenever the function's time was over. */
  readonly onProgress?: (progress: { readonly compacted: number; readonly left: number }) => void;
  /** Ends it between two invocations. */
  readonly signal?: AbortSignal | undefined;
}

/** What came of it. */
export interface ArchiveCompacted {
  readonly dryRun: boolean;
  readonly compacted: readonly string[];
  /** The days that are not compacted yet. */
  readonly left: readonly string[];
  /** What is not as it should be, and was left alone. */
  readonly problems: readonly ArchiveProblem[];
}

/** Puts the events of days into one file for each source and day, as the schedule does every night. */
export async function compactArchive(stage: Stage, options: CompactOptions): Promise<ArchiveCompacted> {
  const { dryRun, ...rest } = options;
  const range = dayRange(rest);
  if (dryRun)
    return { dryRun, ...(await askKeeper<Compacted>(stage, { archive: 'compact', ...range, dryRun })) };
  const compacted = await compactAll(stage, range, options);
  if (compacted.compacted.length > 0)
    await stage.journal.write({
      action: 'archive compact',
      subject: { from: compacted.compacted[0] ?? '', until: compacted.compacted.at(-1) ?? '' },
      counts: { days: compacted.compacted.length },
    });
  return { dryRun, ...compacted };
}

/** However often the time of the function is over. A run that compacts nothing will not do so the next time either. */
async function compactAll(
  stage: Stage,
  range: DayRange,
  { onProgress, signal }: CompactOptions,
): Promise<Compacted> {
  const days: string[] = [];
  for (;;) {
    const { compacted, left, problems } = await askKeeper<Compacted>(stage, { archive: 'compact', ...range });
    days.push(...compacted);
    if (left.length === 0 || compacted.length === 0 || signal?.aborted)
      return { compacted: [...new Set(days)], left, problems };
    onProgress?.({ compacted: days.length, left: left.length });
  }
}
