import type { SourceName } from '../../events/source-name.ts';
import { ArchiveDamagedError, type ArchiveProblem } from '../archive-damaged-error.ts';
import type { OpenDayFile } from '../day-file/open-day-file.ts';
import type { Manifest } from '../manifest.ts';
import type { ObjectEntry, ObjectStore } from '../object-store.ts';
import { FileGoneError, openStoredFile } from '../open-stored-file.ts';
import { HotGoneError } from '../read-hot.ts';
import { readManifest } from '../read-manifest.ts';
import { type Listing, listArchive } from './listing.ts';

/** Whoever compacts a day is done with it after a few of these. */
const MAX_ATTEMPTS = 10;

/** The day of a source that is compacted. */
export interface CompactedDay {
  readonly source: SourceName;
  readonly manifest: Manifest;
  /** Its file, opened. */
  readonly open: () => Promise<OpenDayFile>;
}

/** A day to be read. */
export interface DayParts {
  readonly hot: readonly ObjectEntry[];
  readonly compacted: readonly CompactedDay[];
  /** What of it is damaged, and so missing. */
  readonly problems: readonly ArchiveProblem[];
}

/** A day, and what is known of the archive. */
export interface DayToRead {
  readonly day: string;
  readonly listing: Listing;
  readonly objects: ObjectStore;
  readonly source?: SourceName | undefined;
}

/**
 * Reads a day with `read`, again where it was compacted meanwhile. A damaged day of a source is left out and named: whoever asks
 * for others shall have an answer.
 */
export async function readDay<Result>(
  { day, listing, objects, source }: DayToRead,
  read: (parts: DayParts) => Promise<Result>,
): Promise<Result> {
  const damaged = new Map<string, ArchiveProblem>();
  const gone = new Set<string>();
  let now = listing;
  for (let attempt = 1; ; attempt += 1)
    try {
      return await read(await partsOf(day, now, { objects, damaged }));
    } catch (error) {
      if (attempt === MAX_ATTEMPTS) throw error;
      if (error instanceof ArchiveDamagedError) damaged.set(error.problem.key, error.problem);
      else if (error instanceof FileGoneError && gone.has(error.key))
        damaged.set(error.key, { damage: 'file-gone', key: error.key });
      else if (error instanceof FileGoneError) gone.add(error.key);
      else if (!(error instanceof HotGoneError)) throw error;
      now = await listArchive(objects, source);
    }
}

interface Known {
  readonly objects: ObjectStore;
  /** The files that cannot be read. */
  readonly damaged: ReadonlyMap<string, ArchiveProblem>;
}

async function partsOf(
  day: string,
  { hot, compacted }: Listing,
  { objects, damaged }: Known,
): Promise<DayParts> {
  const found: CompactedDay[] = [];
  const problems: ArchiveProblem[] = [];
  for (const source of compacted.get(day) ?? [])
    try {
      const manifest = (await readManifest(objects, source, day))?.manifest;
      if (manifest === undefined) continue;
      const problem = damaged.get(manifest.file.key);
      if (problem !== undefined) problems.push(problem);
      else found.push({ source, manifest, open: () => openStoredFile(objects, manifest.file) });
    } catch (error) {
      if (!(error instanceof ArchiveDamagedError)) throw error;
      problems.push(error.problem);
    }
  return { hot: hot.get(day) ?? [], compacted: found, problems };
}
