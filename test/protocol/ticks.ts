import { tickOn, type World } from './world.ts';

const START = Date.UTC(2026, 10, 22);
const DAY_MILLISECONDS = 86_400_000;

interface Tick {
  readonly at: number;
  /** Whether actors live on to it: those that run end before the clock makes a leap. */
  readonly isLeap: boolean;
}

/**
 * The clock makes steps that are longer than a look lives, than anybody waits and than the index lags, and two leaps:
 * past the topic's deduplication window and past the ledger's retention.
 */
const TICKS: readonly Tick[] = [
  { at: START, isLeap: false },
  { at: START + 2_500, isLeap: false },
  { at: START + 5_000, isLeap: false },
  { at: START + 370_000, isLeap: true },
  { at: START + 101 * DAY_MILLISECONDS, isLeap: true },
];

/** What was parked before the model's time began. */
export const BEFORE_START = new Date(START - 60_000);

export function timeAt(clock: number): number {
  return TICKS[clock]?.at ?? START;
}

/** Whether the ledger has forgotten by then what it knew at the start. */
export function isPastRetention(clock: number): boolean {
  return clock === TICKS.length - 1;
}

/** The world at the next tick; undefined where the clock stands still. */
export function nextTick(world: World, clock: number, isAnybodyRunning: boolean): World | undefined {
  const next = TICKS[clock + 1];
  if (next === undefined || (isAnybodyRunning && next.isLeap)) return undefined;
  return tickOn(world, new Date(next.at));
}
