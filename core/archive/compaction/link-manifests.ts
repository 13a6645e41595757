import type { SourceName } from '../../events/source-name.ts';
import { ArchiveDamagedError } from '../archive-damaged-error.ts';
import { manifestKey } from '../archive-keys.ts';
import { encodeManifest, linkTo, type PreviousManifest } from '../manifest.ts';
import type { ObjectStore } from '../object-store.ts';
import { manifestDays, readManifest, readManifestText } from '../read-manifest.ts';

/** A day, and the nearest earlier one that has a manifest. */
interface Link {
  readonly source: SourceName;
  readonly day: string;
  readonly before: string | undefined;
}

/**
 * Makes the manifests of a source, from a day on, name those before them as they are now. It ends when it has found every link
 * right after it had read what the link is to; so of several runs at one chain the last has left it whole.
 */
export async function linkManifests(objects: ObjectStore, source: SourceName, from: string): Promise<void> {
  let walked: readonly string[] = [];
  for (;;) {
    const days = (await Array.fromAsync(manifestDays(objects, source))).map(({ day }) => day);
    if (days.join() === walked.join()) return;
    for (const [index, day] of days.entries())
      if (day >= from) await linkDay(objects, { source, day, before: days[index - 1] });
    walked = days;
  }
}

/** What a new manifest says of the one before it. */
export async function previousOf(
  objects: ObjectStore,
  source: SourceName,
  day: string,
): Promise<PreviousManifest | null> {
  const days = (await Array.fromAsync(manifestDays(objects, source))).map((found) => found.day);
  return await linkOf(
    objects,
    source,
    days.findLast((found) => found < day),
  );
}

async function linkDay(objects: ObjectStore, { source, day, before }: Link): Promise<void> {
  for (;;) {
    const previous = await linkOf(objects, source, before);
    const stored = await readable(() => readManifest(objects, source, day));
    if (stored === undefined || isSameLink(stored.manifest.previous, previous)) return;
    const text = encodeManifest({ ...stored.manifest, previous });
    await objects.replace(manifestKey(source, day), Buffer.from(text), stored.etag);
  }
}

/** A link is to the text, whatever it says. Null where there is none. */
async function linkOf(objects: ObjectStore, source: SourceName, day: string | undefined) {
  const stored = day === undefined ? undefined : await readManifestText(objects, source, day);
  return day === undefined || stored === undefined ? null : linkTo({ day, text: stored.text });
}

/** A damaged manifest is for whoever compacts its own day to name. */
async function readable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArchiveDamagedError) return undefined;
    throw error;
  }
}

function isSameLink(a: PreviousManifest | null, b: PreviousManifest | null): boolean {
  return a?.day === b?.day && a?.sha256 === b?.sha256;
}
