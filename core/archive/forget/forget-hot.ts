import type { Damage } from '../archive-damaged-error.ts';
import { HOT, hotDay } from '../archive-keys.ts';
import { readArchived } from '../archived-event.ts';
import { hotEnvelopes, hotObjectOf } from '../hot-object.ts';
import type { ObjectStore } from '../object-store.ts';
import { type HotReading, readHot } from '../read-hot.ts';
import { isTheirs } from './forget-day.ts';
import type { HeldForgetting } from './held-forgetting.ts';
import { groupOf } from './person.ts';
import { recordEvents } from './record-events.ts';

/** What is left of a person among the objects that were not compacted. */
export interface HotRest {
  /** Objects that can be compacted, and have not been yet. */
  readonly uncompacted: number;
  /** Objects that nobody can read: perhaps the person is in one. */
  readonly unreadable: readonly string[];
}

/** With these nothing of an object was read. */
const UNREAD: ReadonlySet<Damage> = new Set<Damage>(['stray-object', 'bad-gzip', 'cut-lines']);

/**
 * Looks for the person in the objects that compaction has left: those that came since, and those that are not whole, which stay for
 * somebody to look at. Of the second kind their lines are taken out here. The first kind is for compaction, and the file of the day:
 * whoever compacts at this moment would bring them back if they went from the object alone.
 */
export async function forgetHot(held: HeldForgetting, objects: ObjectStore): Promise<HotRest> {
  const { forgetting } = held;
  const group = groupOf(forgetting);
  const unreadable: string[] = [];
  let uncompacted = 0;
  const entries = (await Array.fromAsync(objects.list(HOT))).filter(({ key }) => hotDay(key) !== undefined);
  for await (const reading of readHot(objects, entries)) {
    if (reading.problems.some(({ damage }) => UNREAD.has(damage))) unreadable.push(reading.key);
    else if (reading.problems.length > 0) await takeLinesOut(reading, held, objects);
    else if (reading.events.some((event) => isTheirs(event, group, forgetting.askedAt))) uncompacted += 1;
  }
  return { uncompacted, unreadable };
}

async function takeLinesOut({ key }: HotReading, held: HeldForgetting, objects: ObjectStore): Promise<void> {
  const object = await objects.read(key);
  const day = hotDay(key);
  if (object === undefined || day === undefined) return;
  const { askedAt } = held.forgetting;
  const group = groupOf(held.forgetting);
  const lines = hotEnvelopes(object.content).map((envelope) => ({
    envelope,
    reading: readArchived(envelope),
  }));
  const theirs = lines.flatMap(({ reading }) =>
    reading.ok && isTheirs(reading.event, group, askedAt) ? [reading.event] : [],
  );
  if (theirs.length === 0) return;
  await recordEvents(theirs, held, objects);
  // The versions of this day have to go, even where the events are of another one and stand in the wrong place.
  const ids = theirs.map(({ id }) => id);
  await held.noteEvents(day, ids);
  const gone = new Set(theirs.map(({ envelope }) => envelope));
  const rest = lines.map(({ envelope }) => envelope).filter((envelope) => !gone.has(envelope));
  const written = hotObjectOf(day, rest);
  if (rest.length > 0) await objects.put(written.key, written.content);
  await objects.remove(key);
}
