import { DiedError } from '../support/disturbed-objects.ts';
import type { ChaosWorld } from './chaos-world.ts';
import { Life } from './life.ts';

/** Longer than any lease. */
const LEASE_OVER_MILLISECONDS = 6 * 60_000;
/** A job that does not come to its end after so many lives never will. */
const MOST_LIVES = 5_000;

/** What a life of a worker does. `undefined` where it has to be done again though nobody died. */
export type Work = (life: Life) => Promise<unknown>;

/**
 * Does a job in as many lives as it takes: the first dies before its first call has an effect, the second after it had, the third
 * before its second call, and so on, until one has fewer calls than it may make. Tells how many died.
 */
export async function killAtEveryCall(world: ChaosWorld, work: Work): Promise<number> {
  for (let number = 0; number < MOST_LIVES; number += 1) {
    const life = new Life(number, world.turn);
    let answer: unknown;
    try {
      answer = await work(life);
    } catch (error) {
      if (!life.isDead && !(error instanceof DiedError)) throw error;
    }
    if (!life.isDead && answer !== undefined) return number;
    if (life.isDead) world.kills += 1;
    world.pass(LEASE_OVER_MILLISECONDS);
  }
  throw new Error(`a job was not done in ${MOST_LIVES} lives`);
}
