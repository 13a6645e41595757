import type { ArchiveProblem } from '../archive-damaged-error.ts';
import { dayOf } from '../archive-keys.ts';
import { compactDay, type DayReport } from './compact-day.ts';
import type { CompactionPorts } from './compaction-ports.ts';
import { removeOldFiles } from './remove-old-files.ts';
import { type Survey, survey } from './survey.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Which days to compact, and until when. */
export interface CompactionRange {
  /** The first and the last day, as UTC dates. */
  readonly from?: string | undefined;
  readonly until: string;
  /** No day is begun after it. */
  readonly deadline: Date;
}

/** What became of the days. */
export interface CompactionReport {
  readonly days: readonly DayReport[];
  /** The days that there was no time for, oldest first. */
  readonly left: readonly string[];
  /** What is wrong beside the days. */
  readonly problems: readonly ArchiveProblem[];
}

/** All that is wrong, in days and beside them. */
export function problemsOf({ days, problems }: CompactionReport): readonly ArchiveProblem[] {
  return [...problems, ...days.flatMap((day) => day.problems)];
}

/** What there is to do. */
export interface DaysToCompact extends Omit<Survey, 'hotDays'> {
  /** The days that have events which are not compacted, oldest first. */
  readonly wanted: readonly string[];
}

/** Looks for the days that have events which are not compacted, and changes nothing. */
export async function daysToCompact(
  { from = '', until }: Omit<CompactionRange, 'deadline'>,
  { objects, now }: Pick<CompactionPorts, 'objects' | 'now'>,
): Promise<DaysToCompact> {
  // Two clocks may differ by so little as to be on two sides of midnight.
  const tomorrow = dayOf(new Date(now().getTime() + DAY_MILLISECONDS).toISOString());
  const { hotDays, ...rest } = await survey(objects, tomorrow);
  return { ...rest, wanted: hotDays.filter((day) => day >= from && day <= until) };
}

/** Compacts the days that have events which are not compacted, oldest first. Throws when the store does. */
export async function compactDays(
  { deadline, ...range }: CompactionRange,
  ports: CompactionPorts,
): Promise<CompactionReport> {
  const { wanted, crowded, problems } = await daysToCompact(range, ports);
  const days: DayReport[] = [];
  for (const day of wanted) {
    if (ports.now() >= deadline) break;
    days.push(await compactDay(day, ports));
  }
  // A run that lost its race, or died after it had won it, has left a file.
  for (const { source, day } of crowded) await removeOldFiles(ports.objects, source, day);
  return { days, left: wanted.slice(days.length), problems };
}
