import { matchesPattern } from '../../core/events/matches-pattern.ts';
import { type Delivery, deliveryIn } from '../deliveries/delivery.ts';
import type { Stage } from '../stage/stage.ts';
import type { EventsWanted } from './list-events.ts';

/** An event that was accepted a moment ago. Whom it is about only the archive knows. */
export interface RecentEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  /** When it was answered, ISO 8601. */
  readonly received: string;
}

/** The writer of the archive gathers for a minute, and then writes. */
const NOT_YET_ARCHIVED_MILLISECONDS = 3 * 60_000;
/** The outcomes of a delivery whose event gets onto the topic. */
const TAKEN = ['accepted', 'parked'];

/** Which of them are wanted, as far as a log can tell. */
export type RecentWanted = Pick<EventsWanted, 'source' | 'types' | 'from' | 'until'>;

/**
 * The events that the archive may not have yet, newest first, by the log of the intake. One that was taken twice counts as of when it
 * was first, as in the archive.
 */
export async function recentEvents(stage: Stage, wanted: RecentWanted): Promise<readonly RecentEvent[]> {
  const from = new Date(stage.now().getTime() - NOT_YET_ARCHIVED_MILLISECONDS);
  const found = new Map<string, RecentEvent>();
  for await (const line of stage.logs.read(stage.description.intake.logGroup, { from })) {
    const row = deliveryIn(line);
    if (row?.eventId === undefined || !TAKEN.includes(row.outcome) || !isWanted(row, wanted)) continue;
    const { source, eventId: id, eventType: type = '', at: received } = row;
    const key = `${source}#${id}`;
    if (!found.has(key)) found.set(key, { source, id, type, received });
  }
  return [...found.values()].reverse();
}

function isWanted(
  { source, eventType = '', at }: Delivery,
  { source: wanted, types, from, until }: RecentWanted,
): boolean {
  const time = Date.parse(at);
  return (
    (wanted === undefined || wanted === source) &&
    (types?.some((type) => matchesPattern(type, eventType)) ?? true) &&
    (from === undefined || time >= from.getTime()) &&
    (until === undefined || time < until.getTime())
  );
}
