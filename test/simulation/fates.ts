import type { DependencyFailure } from './outages.ts';
import type { Random } from './random.ts';

/** What becomes of one call to a dependency, in milliseconds from the call. */
export interface Fate {
  /**
   * When it takes effect: never; once; twice, where the answer to the first attempt was lost and the SDK tried again; or
   * after the caller was told that it failed.
   */
  readonly effectsAt: readonly number[];
  readonly answeredAt: number;
  /** What the caller is told. */
  readonly told: 'answer' | 'error' | 'timed-out';
}

/** Even on a good day, one call in so many fails in one of the ways of a bad one. */
const GLITCH_CHANCE = 0.004;
const FLAKY_CHANCE = 0.5;
const SECOND_ATTEMPT_CHANCE = 0.02;
const MAX_DELAY_OF_LATE_EFFECT = 3_000;

/** Throws the dice for a call that is given up after `budget` milliseconds. */
export function fateOf(failure: DependencyFailure | undefined, budget: number, random: Random): Fate {
  const chance = failure === 'flaky' ? FLAKY_CHANCE : GLITCH_CHANCE;
  const certain = failure === 'flaky' ? undefined : failure;
  const kind = certain ?? (random.chance(chance) ? random.pick(['refusing', 'unheard', 'slow']) : 'well');
  if (kind === 'refusing') return { effectsAt: [], answeredAt: random.between(5, 300), told: 'error' };
  if (kind === 'unheard') {
    const again = random.chance(0.5) ? [random.between(60, 90)] : [];
    return {
      effectsAt: [random.between(2, 50), ...again],
      answeredAt: random.between(100, budget),
      told: 'error',
    };
  }
  if (kind === 'slow') {
    return { effectsAt: slowEffects(budget, random), answeredAt: budget, told: 'timed-out' };
  }

  const latency = random.between(2, 60);
  const first = random.chance(SECOND_ATTEMPT_CHANCE) ? [latency / 4] : [];
  return { effectsAt: [...first, latency / 2], answeredAt: latency, told: 'answer' };
}

function slowEffects(budget: number, random: Random): number[] {
  const inTime = random.between(budget / 2, budget);
  const late = budget + random.between(0, MAX_DELAY_OF_LATE_EFFECT);
  return random.pick([[], [inTime], [late], [inTime, late]]);
}
