import { letsThrough } from '../../events/lets-through.ts';
import { matchesPattern } from '../../events/matches-pattern.ts';
import { subscriptionFilter } from '../../events/patterns.ts';
import { ledgerKey } from '../../ledger/ledger-key.ts';
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
  const chosen = order.events && new Set(order.events);
  return ({ received, source, id, subject, type }) =>
    received >= from &&
    received < until &&
    (sources === undefined || sources.has(source)) &&
    (chosen === undefined || chosen.has(ledgerKey(source, id))) &&
    (users === undefined || (subject !== undefined && users.has(subject))) &&
    (types === undefined || types.some((pattern) => matchesPattern(pattern, type))) &&
    letsThrough(filter, type);
}
