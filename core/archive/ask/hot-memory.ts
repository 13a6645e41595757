import type { ArchivedEvent } from '../archived-event.ts';
import type { ObjectEntry } from '../object-store.ts';
import type { HotReading } from '../read-hot.ts';

/** Half a kilobyte each. */
const MOST_EVENTS = 200_000;

/** An event without its envelope, and the line of its object that has it. */
export type RememberedEvent = ArchivedEvent & { readonly place: HotPlace };

/** A line of an object under `hot/`. */
export interface HotPlace {
  readonly object: ObjectEntry;
  /** From 0. */
  readonly line: number;
}

/**
 * What objects under `hot/` have, but for the envelopes, for whoever asks again and again: a day has an object for each minute until
 * it is compacted, and what was written once stays as it is. Where there is no room any more the rest is read each time.
 */
export class HotMemory {
  readonly #most: number;
  #objects = new Map<string, readonly RememberedEvent[]>();
  #events = 0;

  constructor(most = MOST_EVENTS) {
    this.#most = most;
  }

  /** The events of an object that was kept. */
  find(object: ObjectEntry): readonly RememberedEvent[] | undefined {
    return this.#objects.get(nameOf(object));
  }

  /** Keeps what was read of a whole object. One with a problem is not kept: it may be mended. */
  keep(object: ObjectEntry, { events, problems }: HotReading): void {
    const isNew = problems.length === 0 && !this.#objects.has(nameOf(object));
    if (!isNew || this.#events + events.length > this.#most) return;
    const remembered = events.map((event, line) => ({ ...event, envelope: '', place: { object, line } }));
    this.#objects.set(nameOf(object), remembered);
    this.#events += events.length;
  }

  /** Forgets the objects that are not there any more. */
  keepOnly(there: Iterable<ObjectEntry>): void {
    const names = new Set(Array.from(there, nameOf));
    this.#objects = new Map([...this.#objects].filter(([name]) => names.has(name)));
    this.#events = [...this.#objects.values()].reduce((sum, { length }) => sum + length, 0);
  }
}

/** What is written anew in an object's place has another tag. */
function nameOf({ key, etag }: ObjectEntry): string {
  return `${etag} ${key}`;
}
