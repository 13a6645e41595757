import type { Delivery } from '../deliveries/delivery.ts';
import type { Handling } from '../deliveries/handling.ts';
import type { EventEvidence, Operation } from './event-evidence.ts';
import type { SubscriberEvidence } from './found-at-subscriber.ts';

/** Something that happened to an event. `at` is when it was over, ISO 8601. */
export type Hop =
  /** By the provider's clock. */
  | { readonly kind: 'happened'; readonly at: string }
  | Delivery
  /** In the ledger. */
  | { readonly kind: 'claimed' | 'published'; readonly at: string }
  /** Put into the line of its user, because the topic failed. */
  | { readonly kind: 'parked'; readonly at: string }
  | { readonly kind: 'set-aside'; readonly at: string; readonly reason: string }
  | Handling
  /** Settled in a handler's inbox, where its log does not tell of it. */
  | { readonly kind: 'settled'; readonly at: string; readonly subscriber: string; readonly outcome: string }
  /** Put into quarantine, where the handler's log does not tell of it. */
  | { readonly kind: 'quarantined'; readonly at: string; readonly subscriber: string }
  | { readonly kind: 'dropped'; readonly at: string; readonly subscriber: string; readonly reason: string }
  | Operation;

/** All that happened to an event, in the order in which it began. */
export function hopsOf(evidence: EventEvidence): readonly Hop[] {
  const hops: readonly Hop[] = [
    ...happened(evidence),
    ...evidence.deliveries,
    ...ofTheLedger(evidence),
    ...(evidence.parked === undefined ? [] : [{ kind: 'parked' as const, at: evidence.parked.at }]),
    ...(evidence.setAside === undefined ? [] : [{ kind: 'set-aside' as const, ...evidence.setAside }]),
    ...evidence.subscribers.flatMap(atSubscriber),
    ...evidence.operations,
  ];
  const begins = evidence.deliveries.map(beginOf);
  // Of the same moment in the order of the way, which the sort keeps.
  return hops.toSorted((a, b) => placeOf(a, begins) - placeOf(b, begins));
}

/** A delivery's line is written last and its beginning counted back from that: a claim that it made may seem to be before it. */
const COUNTED_BACK_MILLISECONDS = 50;

/** Where a hop stands among the others. */
function placeOf(hop: Hop, begins: readonly number[]): number {
  const begin = beginOf(hop);
  if (hop.kind !== 'claimed') return begin;
  return begins.find((each) => each > begin && each - begin <= COUNTED_BACK_MILLISECONDS) ?? begin;
}

/** When it began, in milliseconds since 1970: `at` is when it was over. */
export function beginOf(hop: Hop): number {
  const duration = 'durationMilliseconds' in hop ? hop.durationMilliseconds : undefined;
  return Date.parse(hop.at) - (duration ?? 0);
}

/** A time that is not the provider's is the arrival, of which the delivery tells. */
function happened({ archived, deliveries }: EventEvidence): readonly Hop[] {
  const isProviders = deliveries.every(({ timeSource }) => timeSource === undefined);
  return archived === undefined || !isProviders ? [] : [{ kind: 'happened', at: archived.time }];
}

function ofTheLedger({ ledger }: EventEvidence): readonly Hop[] {
  const { claimedAt, publishedAt } = ledger ?? {};
  return [
    ...(claimedAt === undefined ? [] : [{ kind: 'claimed' as const, at: claimedAt }]),
    ...(publishedAt === undefined ? [] : [{ kind: 'published' as const, at: publishedAt }]),
  ];
}

function atSubscriber(evidence: SubscriberEvidence): readonly Hop[] {
  const { subscriber, handlings, applied, quarantined, dropped } = evidence;
  const isTold = handlings.some(({ outcome }) => outcome === 'applied' || outcome === 'stale');
  const isKept = handlings.some(({ outcome }) => outcome === 'quarantined');
  return [
    ...handlings,
    ...(applied === undefined || isTold ? [] : [{ kind: 'settled' as const, subscriber, ...applied }]),
    ...(quarantined === undefined || isKept
      ? []
      : [{ kind: 'quarantined' as const, subscriber, at: quarantined.at }]),
    ...(dropped === undefined ? [] : [{ kind: 'dropped' as const, subscriber, ...dropped }]),
  ];
}
