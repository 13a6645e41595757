import type { SourceName } from '../../events/source-name.ts';
import { readLedgerKey } from '../../ledger/ledger-key.ts';
import { dayOf } from '../archive-keys.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import { dayPosition } from '../day-position.ts';
import type { ReplayPosition } from './replay-checkpoint.ts';
import type { ReplayOrder } from './replay-order.ts';
import type { ArchiveDays } from './replay-ports.ts';
import type { Selection } from './selection.ts';

/** Between two checkpoints: so many events are sent or so many bytes, or so many are read. */
const MOST_BYTES = 8 * 1_048_576;
const MOST_SENT = 1_000;
const MOST_READ = 20_000;
/** And no more than go in so many seconds, well within a lease. */
const SECONDS = 20;

/** Events that are to be sent, and how far the archive was read with them. */
export interface Chunk {
  readonly events: readonly PlacedEvent[];
  readonly end: ReplayPosition;
}

/** An event and its place. */
export interface PlacedEvent {
  readonly event: ArchivedEvent;
  readonly position: ReplayPosition;
}

/** What is read, and from where on. */
export interface Reading {
  readonly order: ReplayOrder;
  readonly selection: Selection;
  /** @default from the beginning */
  readonly after?: ReplayPosition | undefined;
  /** The envelopes may be left empty. @default false */
  readonly withoutEnvelopes?: boolean;
}

/** The events of a replay from a place on, day by day, source by source and in the order of the files. */
export async function* readChunks(days: ArchiveDays, reading: Reading): AsyncIterable<Chunk> {
  const { order, selection } = reading;
  const most = Math.min(MOST_SENT, order.perSecond * SECONDS);
  let events: PlacedEvent[] = [];
  let bytes = 0;
  let read = 0;
  let end: ReplayPosition | undefined;
  for await (const placed of readEvents(days, reading)) {
    end = placed.position;
    read += 1;
    if (selection(placed.event)) {
      events.push(placed);
      bytes += placed.event.envelope.length;
    }
    if (events.length < most && bytes < MOST_BYTES && read < MOST_READ) continue;
    yield { events, end };
    events = [];
    bytes = 0;
    read = 0;
    end = undefined;
  }
  if (end !== undefined) yield { events, end };
}

/** All events of the days of a replay's range. */
export async function* readEvents(
  days: ArchiveDays,
  { order, after, withoutEnvelopes = false }: Omit<Reading, 'selection'>,
): AsyncIterable<PlacedEvent> {
  const range = { from: after?.day ?? dayOf(order.from), until: lastDay(order) };
  const sources = sourcesOf(order);
  for (const { source, day } of await days.list(range)) {
    const isBefore = after !== undefined && day === after.day && source < after.source;
    if (isBefore || sources?.has(source) === false) continue;
    const isIn = after !== undefined && day === after.day && source === after.source;
    const users = order.users === undefined ? {} : { users: order.users };
    const part = { ...(isIn ? { after } : {}), ...users, withoutEnvelopes };
    for await (const event of days.events({ source, day }, part)) {
      yield { event, position: { day, source, ...dayPosition(event) } };
    }
  }
}

/** The sources whose days have to be read. @default all */
function sourcesOf({ sources, events }: ReplayOrder): ReadonlySet<SourceName> | undefined {
  if (events === undefined) return sources && new Set(sources);
  const chosen = events.map((key) => readLedgerKey(key).source);
  return new Set(chosen.filter((source) => sources === undefined || sources.includes(source)));
}

/** The day of the last moment before the end of the range. */
export function lastDay({ until }: ReplayOrder): string {
  return dayOf(new Date(new Date(until).getTime() - 1).toISOString());
}
