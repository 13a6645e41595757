import type { SourceName } from '../../events/source-name.ts';
import type { ArchiveProblem } from '../archive-damaged-error.ts';
import { compareText } from '../archived-event.ts';
import type { ObjectStore } from '../object-store.ts';
import { countDay } from './count-day.ts';
import { readDay } from './day-reading.ts';
import { daysOf, listArchive } from './listing.ts';

/** Which days are counted. What is absent does not matter. */
export interface CountRange {
  readonly source?: SourceName | undefined;
  /** Days such as `2026-11-27`, both included. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** How many events of a type a source had on a day. */
export interface TypeCount {
  readonly day: string;
  readonly source: SourceName;
  readonly type: string;
  readonly events: number;
}

/** What was counted. */
export interface Counts {
  readonly counts: readonly TypeCount[];
  /** What could not be read, and so is not counted. */
  readonly problems: readonly ArchiveProblem[];
}

/** Counts the events of the archive by day, source and type, each once. Throws when the store does. */
export async function countEvents(range: CountRange, objects: ObjectStore): Promise<Counts> {
  const { source, from = '', until = '9999-12-31' } = range;
  const listing = await listArchive(objects, source);
  const counts: TypeCount[] = [];
  const problems: ArchiveProblem[] = [];
  for (const day of daysOf(listing).filter((found) => found >= from && found <= until)) {
    const counted = await readDay({ day, listing, objects, source }, (parts) =>
      countDay(parts, { source, objects }),
    );
    for (const [of, types] of [...counted.sources].sort(([a], [b]) => compareText(a, b)))
      for (const [type, events] of [...types].sort(([a], [b]) => compareText(a, b)))
        counts.push({ day, source: of, type, events });
    problems.push(...counted.problems);
  }
  return { counts, problems };
}
