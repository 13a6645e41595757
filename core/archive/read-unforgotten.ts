import type { SourceName } from '../events/source-name.ts';
import { hotDay } from './archive-keys.ts';
import type { ArchivedEvent } from './archived-event.ts';
import { readForgottenIds } from './forgotten-ids.ts';
import type { ObjectEntry, ObjectStore } from './object-store.ts';
import { type HotReading, readHot } from './read-hot.ts';

/**
 * Reads objects under `hot/` as `readHot` does, without events that went with a person who was erased: a copy of one may come late,
 * and stays until its day is compacted.
 */
export function readUnforgotten(
  store: ObjectStore,
  entries: Iterable<ObjectEntry>,
  wants?: (envelope: string) => boolean,
): AsyncIterable<HotReading> {
  return unforgotten(store, readHot(store, entries, wants));
}

/** What was read of objects under `hot/`, without events that went with a person who was erased. */
export async function* unforgotten<Event extends ArchivedEvent>(
  store: ObjectStore,
  readings: AsyncIterable<HotReading<Event>>,
): AsyncIterable<HotReading<Event>> {
  const known = new Map<string, ReadonlySet<string>>();
  const forgottenOf = async (source: SourceName, day: string) => {
    const name = `${source} ${day}`;
    const ids = known.get(name) ?? new Set(await readForgottenIds(store, source, day));
    known.set(name, ids);
    return ids;
  };
  for await (const reading of readings) {
    const day = hotDay(reading.key) ?? '';
    const sources = new Set(reading.events.map(({ source }) => source));
    const forgotten = new Map<SourceName, ReadonlySet<string>>();
    for (const source of sources) forgotten.set(source, await forgottenOf(source, day));
    const events = reading.events.filter(({ source, id }) => forgotten.get(source)?.has(id) !== true);
    yield { ...reading, events };
  }
}
