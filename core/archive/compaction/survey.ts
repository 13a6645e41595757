import type { ArchiveProblem, Damage } from '../archive-damaged-error.ts';
import { DAY_FILES, dayFileDay, HOT, hotDay, MANIFESTS } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { type ManifestDay, manifestDayOf } from '../read-manifest.ts';

/** What is in the archive by its keys. */
export interface Survey {
  /** The days that have events which are not compacted, oldest first. */
  readonly hotDays: readonly string[];
  /** The days of sources that have more than one file. */
  readonly crowded: readonly ManifestDay[];
  /** What should not be there. */
  readonly problems: readonly ArchiveProblem[];
}

/**
 * Looks through the keys of the archive. In this order, files first: whoever writes one takes away what it was made of only once
 * there is a manifest, so a file with neither was there before a manifest was lost. A day after `tomorrow` has not come.
 */
export async function survey(objects: ObjectStore, tomorrow: string): Promise<Survey> {
  const problems: ArchiveProblem[] = [];
  const name = (damage: Damage, key: string) => problems.push({ damage, key });
  const files = (await Array.fromAsync(objects.list(DAY_FILES))).map(({ key }) => key);
  const hotDays = new Set<string>();
  for await (const { key } of objects.list(HOT)) {
    const day = hotDay(key);
    if (day === undefined) name('stray-object', key);
    else hotDays.add(day);
    if (day !== undefined && day > tomorrow) name('day-ahead', key);
  }
  const named = new Set<string>();
  for await (const { key } of objects.list(MANIFESTS)) {
    const found = manifestDayOf(key);
    if (found === undefined) name('stray-object', key);
    else named.add(`${found.source}/${found.day}`);
  }
  const filesOf = new Map<string, ManifestDay[]>();
  for (const key of files) {
    const found = dayFileDay(key);
    if (found === undefined) {
      name('stray-object', key);
      continue;
    }
    const ofDay = `${found.source}/${found.day}`;
    filesOf.set(ofDay, [...(filesOf.get(ofDay) ?? []), found]);
    if (!named.has(ofDay) && !hotDays.has(found.day)) name('no-manifest', key);
  }
  const crowded = [...filesOf.values()].flatMap((found) => found.slice(1, 2));
  return { hotDays: [...hotDays].sort(), crowded, problems };
}
