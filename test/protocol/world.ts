import type { Flag } from '../../core/parked/flag.ts';
import type { ParkedEvent } from '../../core/parked/parked-lines.ts';
import { forgetExpired, type LedgerState } from '../support/ledger-rules.ts';
import { DEDUPLICATION_WINDOW_MILLISECONDS } from '../support/memory-topic.ts';
import { NOTHING_PARKED, type ParkedState } from '../support/parked-rules.ts';

/** A state that the flag had, and whether its episode began before the current tick. */
export interface SeenFlag {
  readonly flag: Flag;
  readonly isOld: boolean;
}

/** What the dependencies hold. */
export interface World {
  readonly ledger: LedgerState;
  readonly parked: ParkedState;
  /** Entries that the layout before left behind. */
  readonly unadopted: readonly ParkedEvent[];
  /** What subscribers get, in order: repeats within the deduplication window are not in it. */
  readonly published: readonly { readonly key: string; readonly at: number }[];
  /** The flag as it is, last, and as it was earlier in this tick: what a sandbox may go by. */
  readonly seen: readonly SeenFlag[];
  /** Positions that joined in this tick: the index may not show them. It may show what has just left, which does no harm. */
  readonly young: readonly string[];
}

export const EMPTY_WORLD: World = {
  ledger: new Map(),
  parked: NOTHING_PARKED,
  unadopted: [],
  published: [],
  seen: [{ flag: NOTHING_PARKED.flag, isOld: false }],
  young: [],
};

/** The world one tick later: looks and the index have caught up, and the ledger has forgotten what expired. */
export function tickOn(world: World, at: Date): World {
  const { flag } = world.parked;
  return {
    ...world,
    ledger: forgetExpired(world.ledger, at),
    seen: [{ flag, isOld: isBusy(flag) }],
    young: [],
  };
}

/** The world after the flag was changed. */
export function withFlag(world: World, parked: ParkedState): World {
  const { flag } = parked;
  const isOld = isBusy(flag) && world.seen.some((was) => was.isOld && was.flag.episode === flag.episode);
  const others = world.seen.filter((was) => seenText(was) !== seenText({ flag, isOld }));
  return { ...world, parked, seen: [...others, { flag, isOld }] };
}

/** What a delivery goes by when it looks: whether it is clear, and the episode. */
function seenText({ flag: { state, episode, adopted }, isOld }: SeenFlag): string {
  return `${state === 'closing' ? 'open' : state}.${episode}.${adopted}.${isOld}`;
}

/**
 * Two worlds with the same text have the same futures. What the ledger holds expires at the last tick, all of it; and who
 * is in order is noted with the actors, so that of what is published only the last times count.
 */
export function worldText(world: World): string {
  const ledger = [...world.ledger].map(([key, { status }]) => `${key}=${status}`).sort();
  const published = new Map(world.published.map(({ key, at }) => [key, `${key}@${windowOf(at)}`]));
  const line = lineOf(world).map(({ position, key }) => `${position}=${key}`);
  const { state, epoch } = world.parked.flag;
  const seen = world.seen.map(seenText).sort();
  const rest = [state, epoch, world.young.join(), world.unadopted.length, world.parked.refused.length];
  return [ledger, [...published.values()].sort(), line, seen, rest].map((part) => part.join()).join('#');
}

/** Times in one window are alike to the topic: the ticks are either seconds apart or more than a window. */
function windowOf(at: number): number {
  return Math.floor(at / DEDUPLICATION_WINDOW_MILLISECONDS);
}

export function isBusy({ state }: Flag): boolean {
  return state === 'open' || state === 'closing';
}

/** Every parked event, in order. All events of the model are of one group. */
export function lineOf({ parked }: World): readonly ParkedEvent[] {
  return [...parked.lines.values()].flat();
}
