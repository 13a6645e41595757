import { isSeen, type Looked } from '../../../ops/parts/look-at-parts.ts';
import type { SourceStatus } from '../../../ops/status/source-status.ts';
import type { SubscriberStatus } from '../../../ops/status/subscriber-status.ts';
import { countText } from './figures.ts';

interface Counted {
  readonly sources: readonly Looked<Pick<SourceStatus, 'acceptedToday'>>[];
  readonly subscribers: readonly Looked<
    Pick<SubscriberStatus, 'subscriber' | 'waiting' | 'inHand' | 'dead' | 'notDelivered'>
  >[];
}

/** The sentence of a stage of which nothing is wrong. A day begins at midnight UTC, as all times of the page are. */
export function headlineOf({ sources, subscribers }: Counted): string {
  const seen = subscribers.filter(isSeen);
  const accepted = sum(sources.filter(isSeen).map(({ acceptedToday }) => acceptedToday));
  const busy = seen.filter(({ waiting, inHand }) => waiting + inHand > 0);
  const waiting = sum(busy.map(({ waiting, inHand }) => waiting + inHand));
  const where = busy.length === 1 ? ` at ${busy[0]?.subscriber}` : '';
  const dead = sum(seen.map(({ dead, notDelivered }) => dead + notDelivered));
  return `All is well: ${countText(accepted)} accepted today (UTC), ${countText(waiting)} waiting${where}, ${countText(dead)} dead`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
