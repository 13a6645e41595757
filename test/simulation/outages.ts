import type { Random } from './random.ts';
import { HOUR, MINUTE } from './virtual-time.ts';

/**
 * How a dependency fails: it refuses calls; it does what it is asked and the answer is lost; it is too slow for the
 * caller; or each call meets one of these or none. The intake is out of reach, or it dies at every other step.
 */
export type DependencyFailure = 'refusing' | 'unheard' | 'slow' | 'flaky';
export type IntakeFailure = 'out-of-reach' | 'dying';

interface Outage<Failure> {
  readonly from: number;
  readonly until: number;
  readonly failure: Failure;
}

const MEAN_UP = 6 * HOUR;
const MEAN_OUTAGE = 20 * MINUTE;
const MEAN_LONG_OUTAGE = 5 * HOUR;
const LONG_OUTAGE_CHANCE = 0.06;

/** When and how something fails. To be asked in the order of time. */
export class Outages<Failure> {
  readonly #outages: readonly Outage<Failure>[];
  #past = 0;

  constructor(failures: readonly [Failure, ...Failure[]], until: number, random: Random) {
    const outages: Outage<Failure>[] = [];
    for (let from = random.exponential(MEAN_UP); from < until; ) {
      const mean = random.chance(LONG_OUTAGE_CHANCE) ? MEAN_LONG_OUTAGE : MEAN_OUTAGE;
      const end = Math.min(until, from + random.exponential(mean));
      outages.push({ from, until: end, failure: random.pick(failures) });
      from = end + random.exponential(MEAN_UP);
    }
    this.#outages = outages;
  }

  get count(): number {
    return this.#outages.length;
  }

  at(time: number): Failure | undefined {
    for (;;) {
      const outage = this.#outages[this.#past];
      if (outage === undefined || time < outage.from) return undefined;
      if (time < outage.until) return outage.failure;
      this.#past += 1;
    }
  }
}
