import type { ArchivedEvent } from '../../../../core/archive/archived-event.ts';
import { eventsOfDay } from '../../../../core/archive/events-of-day.ts';
import { hotObjects } from '../../../../core/archive/hot-object.ts';
import { linkTo } from '../../../../core/archive/manifest.ts';
import type { ObjectStore } from '../../../../core/archive/object-store.ts';
import { manifestDays, readManifest } from '../../../../core/archive/read-manifest.ts';

/** Writes events as the archive's writer does, a batch at a time. */
export async function writeBatches(
  objects: ObjectStore,
  batches: readonly (readonly ArchivedEvent[])[],
): Promise<void> {
  for (const batch of batches)
    for (const { key, content } of hotObjects(batch)) await objects.put(key, content);
}

/** Every compacted event, by source, day and place. */
export async function compacted(objects: ObjectStore): Promise<ArchivedEvent[]> {
  const events: ArchivedEvent[] = [];
  for await (const { source, day } of manifestDays(objects))
    events.push(...(await Array.fromAsync(eventsOfDay(objects, source, day))));
  return events;
}

/** The keys that begin so. */
export async function keys(objects: ObjectStore, prefix: string): Promise<string[]> {
  return (await Array.fromAsync(objects.list(prefix))).map(({ key }) => key);
}

/** What is wrong with the manifests: links that do not fit, counts that are not those of the file, files that none names. */
export async function flaws(objects: ObjectStore): Promise<string[]> {
  const found: string[] = [];
  const named = new Set<string>();
  const texts = new Map<string, { day: string; text: string }>();
  for await (const { source, day } of manifestDays(objects)) {
    const stored = await readManifest(objects, source, day);
    if (stored === undefined) throw new Error('a manifest is gone');
    const { manifest, text } = stored;
    const before = texts.get(source);
    const link = before === undefined ? null : linkTo(before);
    if (manifest.previous?.sha256 !== link?.sha256 || manifest.previous?.day !== link?.day)
      found.push(`${source} ${day} does not name the day before`);
    const events = await Array.fromAsync(eventsOfDay(objects, source, day));
    const counted = Object.values(manifest.types).reduce((sum, count) => sum + count, 0);
    if (counted !== events.length || manifest.file.rows !== events.length)
      found.push(`${source} ${day} miscounts`);
    texts.set(source, { day, text });
    named.add(manifest.file.key);
  }
  for (const key of await keys(objects, 'days/')) if (!named.has(key)) found.push(`nobody names ${key}`);
  return found;
}
