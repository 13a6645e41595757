import type { StageStatus } from '../../../ops/status/stage-status.ts';
import { countText } from './figures.ts';

type Counted = {
  readonly sources: readonly Pick<StageStatus['sources'][number], 'outcomes'>[];
  readonly subscribers: readonly Pick<
    StageStatus['subscribers'][number],
    'waiting' | 'inHand' | 'dead' | 'notDelivered'
  >[];
};

/** The sentence of a stage of which nothing is wrong. */
export function headlineOf({ sources, subscribers }: Counted): string {
  const accepted = sum(sources.map(({ outcomes }) => outcomes.accepted ?? 0));
  const waiting = sum(subscribers.map(({ waiting, inHand }) => waiting + inHand));
  const dead = sum(subscribers.map(({ dead, notDelivered }) => dead + notDelivered));
  return `All is well: ${countText(accepted)} accepted in 24 hours, ${countText(waiting)} waiting, ${countText(dead)} dead`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
