import type { ArchiveProblem, Damage } from './archive-damaged-error.ts';
import { dayOf, hotDay } from './archive-keys.ts';
import { type ArchivedEvent, readArchived } from './archived-event.ts';
import { ahead } from './day-file/ahead.ts';
import { CutLinesError } from './event-lines.ts';
import { type HotContent, hotContent } from './hot-object.ts';
import type { ObjectEntry, ObjectStore } from './object-store.ts';

/** A store answers after some 20 ms, and an object is understood in more. Each is several times as large in memory as it is. */
const READS_AT_ONCE = 2;
/** An object of ours has 6 MB before it is compressed. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What an object under `hot/` has. */
export interface HotReading<Event extends ArchivedEvent = ArchivedEvent> {
  readonly key: string;
  readonly events: readonly Event[];
  /** What of it is no event of its day. */
  readonly problems: readonly ArchiveProblem[];
}

/** A listed object is not there any more: its day was compacted meanwhile. */
export class HotGoneError extends Error {
  readonly code = 'hot-gone';

  constructor(key: string) {
    super(`there is no ${key} any more`);
    this.name = 'HotGoneError';
  }
}

/**
 * Reads objects under `hot/`, in the order given, a few at a time. One that is gone throws a `HotGoneError`. Envelopes that are
 * not wanted are left out before anybody has understood them, which takes most of the time.
 */
export function readHot(
  store: ObjectStore,
  entries: Iterable<ObjectEntry>,
  wants: (envelope: string) => boolean = () => true,
): AsyncIterable<HotReading> {
  return ahead(entries, READS_AT_ONCE, async ({ key, bytes }) => {
    const day = hotDay(key);
    if (day === undefined || bytes > MAX_BYTES) return damaged(key, 'stray-object');
    const object = await store.read(key);
    if (object === undefined) throw new HotGoneError(key);
    return readObject({ key, day, content: object.content }, wants);
  });
}

interface StoredObject {
  readonly key: string;
  readonly day: string;
  readonly content: Uint8Array;
}

function readObject({ key, day, content }: StoredObject, wants: (envelope: string) => boolean): HotReading {
  let read: HotContent;
  try {
    read = hotContent(content);
  } catch (error) {
    return damaged(key, error instanceof CutLinesError ? 'cut-lines' : 'bad-gzip');
  }
  const events: ArchivedEvent[] = [];
  const problems: ArchiveProblem[] = [];
  for (const [index, envelope] of read.envelopes.entries()) {
    if (!wants(envelope)) continue;
    const line = `line ${index + 1}`;
    const reading = readArchived(envelope);
    if (!reading.ok) problems.push({ damage: 'bad-envelope', key, detail: `${line}: ${reading.problem}` });
    else if (dayOf(reading.event.received) !== day) problems.push({ damage: 'wrong-day', key, detail: line });
    else events.push(reading.event);
  }
  if (problems.length === 0 && read.keyOn(day) !== key) problems.push({ damage: 'file-altered', key });
  return { key, events, problems };
}

function damaged(key: string, damage: Damage): HotReading {
  return { key, events: [], problems: [{ damage, key }] };
}
