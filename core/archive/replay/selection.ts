import { letsThrough } from '../../events/lets-through.ts';
import { matchesPattern } from '../../events/matches-pattern.ts';
import { subscriptionFilter } from '../../events/patterns.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import type { ReplayOrder } from './replay-order.ts';
import type { ReplayedSubscriber } from './replayed-subscriber.ts';

/** Whether a replay is to bring an event. */
export type Selection = (event: ArchivedEvent) => boolean;

/** What of the range is asked for, and would have come to the subscriber from the topic too. */
export function selectionOf(order: ReplayOrder, { events }: ReplayedSubscriber): Selection {
  const { from, until, types } = order;
  const filter = subscriptionFilter(events);
  const users = order.users && new Set(order.users);
  const sources = order.sources && new Set(order.sources);
  return ({ received, source, subject, type }) =>
    received >= from &&
    received < until &&
    (sources === undefined || sources.has(source)) &&
    (users === undefined || (subject !== undefined && users.has(subject))) &&
    (types === undefined || types.some((pattern) => matchesPattern(pattern, type))) &&
    letsThrough(filter, type);
}
