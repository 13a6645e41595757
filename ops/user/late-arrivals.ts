import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { readEnvelopeOnly } from '../../core/handling/read-envelope.ts';

/** That an event was received after one that happened later. */
export interface LateArrival {
  /** The event that happened later and was received earlier. */
  readonly behind: string;
  /** How much earlier it happened than that one. */
  readonly seconds: number;
}

/**
 * Finds the events that came out of order: each happened before another of its group that was received earlier. A time that is not
 * the provider's says nothing about the order. `events` are newest first.
 */
export function lateArrivals(events: readonly ArchivedEvent[]): ReadonlyMap<ArchivedEvent, LateArrival> {
  const late = new Map<ArchivedEvent, LateArrival>();
  const latest = new Map<string, ArchivedEvent>();
  for (const event of events.toReversed().filter(hasOwnTime)) {
    const before = latest.get(event.group);
    const milliseconds = before === undefined ? 0 : Date.parse(before.time) - Date.parse(event.time);
    if (before !== undefined && milliseconds > 0)
      late.set(event, { behind: before.id, seconds: milliseconds / 1_000 });
    else latest.set(event.group, event);
  }
  return late;
}

function hasOwnTime({ envelope }: ArchivedEvent): boolean {
  const reading = readEnvelopeOnly(envelope);
  return reading.ok && reading.event.timesource === undefined;
}
