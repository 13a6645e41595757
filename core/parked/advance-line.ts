import type { Ledger } from '../ledger/ledger.ts';
import { expiryOf } from '../ledger/retention.ts';
import type { Topic } from '../topic/topic.ts';
import type { ParkedEvent, ParkedLines } from './parked-lines.ts';

/** What it takes to publish parked events. */
export interface AdvancePorts {
  readonly ledger: Pick<Ledger, 'published' | 'markPublished'>;
  readonly topic: Topic;
  readonly parked: Pick<ParkedLines, 'leave'>;
  readonly now: () => Date;
}

/** How far to go. */
export interface AdvanceOptions {
  readonly retentionDays: number;
  /** Asked before each publish. */
  readonly isOver: () => boolean;
}

/** How far it went. */
export interface Advance {
  /** How many events left the line. */
  readonly left: number;
  /** The first call that failed. Nothing behind its event was published unless it was on its way already. */
  readonly fault?: LineFault;
}

/** A call that failed, and the event it was for. Only the error's name and code may be logged. */
export interface LineFault {
  readonly event?: ParkedEvent;
  readonly error: unknown;
}

/**
 * Publishes the first events of a line in order, marks them and takes them out. `events` must begin with the first.
 *
 * Safe to run any number of times at once: each run publishes a stretch without gaps from the front of the line, so the
 * first publishes of a group are in order whoever makes them, and the topic drops the others. Marking and leaving go on
 * beside the next publish; an event that is published and not marked is published again, never passed over.
 */
export async function advanceLine(
  events: readonly ParkedEvent[],
  options: AdvanceOptions,
  ports: AdvancePorts,
): Promise<Advance> {
  const faults: LineFault[] = [];
  const settling: Promise<boolean>[] = [];
  const settled = await attempt(() => published(events, ports), faults);
  for (const event of settled === undefined ? [] : events) {
    if (faults.length > 0 || options.isOver()) break;
    const isNew = settled?.has(event.key) !== true;
    if (isNew && !(await attempt(() => publish(event, ports), faults, event))) break;
    settled?.add(event.key);
    settling.push(settle({ event, isNew, faults, options, ports }));
  }
  const left = (await Promise.all(settling)).filter(Boolean).length;
  const [fault] = faults;
  return { left, ...(fault === undefined ? {} : { fault }) };
}

async function published(events: readonly ParkedEvent[], { ledger, now }: AdvancePorts) {
  const keys = [...new Set(events.map(({ key }) => key))];
  return new Set(await ledger.published(keys, now()));
}

async function publish({ message }: ParkedEvent, { topic }: AdvancePorts): Promise<true> {
  await topic.publish(message);
  return true;
}

interface Settlement {
  readonly event: ParkedEvent;
  readonly isNew: boolean;
  readonly faults: LineFault[];
  readonly options: AdvanceOptions;
  readonly ports: AdvancePorts;
}

async function settle({ event, isNew, faults, options, ports }: Settlement): Promise<boolean> {
  const { ledger, parked, now } = ports;
  const done = await attempt(
    async () => {
      if (isNew) await ledger.markPublished(entryOf(event, now(), options.retentionDays), now());
      await parked.leave(event);
      return true;
    },
    faults,
    event,
  );
  return done === true;
}

function entryOf({ key, type, groupId, retainUntil }: ParkedEvent, at: Date, retentionDays: number) {
  const fromNow = expiryOf(at, retentionDays);
  return { key, type, groupId, expiresAt: retainUntil > fromNow ? retainUntil : fromNow };
}

async function attempt<T>(
  call: () => Promise<T>,
  faults: LineFault[],
  event?: ParkedEvent,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    faults.push({ error, ...(event === undefined ? {} : { event }) });
    return undefined;
  }
}
