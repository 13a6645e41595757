import type { SourceName } from '../../events/source-name.ts';
import type { ArchiveProblem } from '../archive-damaged-error.ts';
import { hotDay, hotPrefix } from '../archive-keys.ts';
import type { Manifest } from '../manifest.ts';
import type { ObjectEntry } from '../object-store.ts';
import { compactRound } from './compact-round.ts';
import type { CompactionPorts } from './compaction-ports.ts';
import { hasDayChanged } from './day-changed-error.ts';

/** So much that is compressed is worked on at once; what is more comes next. It bounds the disk, and what a death costs. */
const ROUND_BYTES = 192 * 1024 * 1024;
/** Somebody else who is at the same day is done after a few of these. */
const MAX_ATTEMPTS = 10;

/** What became of a day. */
export interface DayReport {
  readonly day: string;
  /** The manifests that were written. */
  readonly manifests: readonly Manifest[];
  /** How many objects went into them and were taken away. */
  readonly objectsRemoved: number;
  readonly problems: readonly ArchiveProblem[];
}

/**
 * Puts the events of a day that are not compacted into the file of the day, source by source. Whatever of an object is no event
 * is named and the object stays. A damaged day of a source is named too, and its objects stay as they are.
 *
 * Killed anywhere and run again it ends in the same state; two at once do no harm. Throws when the store does.
 */
export async function compactDay(day: string, ports: CompactionPorts): Promise<DayReport> {
  const manifests = new Map<SourceName, Manifest>();
  const problems: ArchiveProblem[] = [];
  const done = new Set<string>();
  let objectsRemoved = 0;
  for (let attempt = 1; ; ) {
    const round = await nextRound(day, done, ports);
    if (round.length === 0) return { day, manifests: [...manifests.values()], objectsRemoved, problems };
    try {
      const report = await compactRound(day, round, ports);
      for (const { key } of round) done.add(key);
      for (const manifest of report.manifests) manifests.set(manifest.source, manifest);
      problems.push(...report.problems);
      objectsRemoved += report.objectsRemoved;
    } catch (error) {
      if (!hasDayChanged(error) || attempt === MAX_ATTEMPTS) throw error;
      attempt += 1;
    }
  }
}

/** The next objects of a day. Those that were looked at and stay are not looked at again. */
async function nextRound(
  day: string,
  done: ReadonlySet<string>,
  { objects }: Pick<CompactionPorts, 'objects'>,
): Promise<ObjectEntry[]> {
  const round: ObjectEntry[] = [];
  let bytes = 0;
  for await (const entry of objects.list(hotPrefix(day))) {
    // What is none of ours is for the survey to name.
    if (done.has(entry.key) || hotDay(entry.key) === undefined) continue;
    if (round.length > 0 && bytes + entry.bytes > ROUND_BYTES) break;
    round.push(entry);
    bytes += entry.bytes;
  }
  return round;
}
