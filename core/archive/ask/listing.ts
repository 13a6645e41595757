import type { SourceName } from '../../events/source-name.ts';
import { HOT, hotDay } from '../archive-keys.ts';
import type { ObjectEntry, ObjectStore } from '../object-store.ts';
import { manifestDays } from '../read-manifest.ts';

/** What there is of the days of the archive. */
export interface Listing {
  /** The objects that are not compacted, by day. */
  readonly hot: ReadonlyMap<string, readonly ObjectEntry[]>;
  /** The sources that have a manifest, by day. */
  readonly compacted: ReadonlyMap<string, readonly SourceName[]>;
}

/** Looks what there is. Objects first: what is compacted meanwhile is then in a manifest, or its object is gone. */
export async function listArchive(objects: ObjectStore, source?: SourceName): Promise<Listing> {
  const hot = new Map<string, ObjectEntry[]>();
  for await (const entry of objects.list(HOT)) {
    const day = hotDay(entry.key);
    // What is none of ours is for compaction to name.
    if (day !== undefined) addTo(hot, day, entry);
  }
  const compacted = new Map<string, SourceName[]>();
  for await (const found of manifestDays(objects, source)) addTo(compacted, found.day, found.source);
  return { hot, compacted };
}

/** The days of a listing, oldest first. */
export function daysOf({ hot, compacted }: Listing): string[] {
  return [...new Set([...hot.keys(), ...compacted.keys()])].sort();
}

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [value]);
  else there.push(value);
}
