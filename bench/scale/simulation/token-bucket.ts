import type { Clock } from './clock.ts';

/** What is allowed. */
export interface Allowance {
  readonly perSecond: number;
  /** At once. */
  readonly burst: number;
}

/** A quota as most services of AWS keep it: it fills evenly, up to the burst, and what is not there is refused. */
export class TokenBucket {
  readonly #clock: Clock;
  #allowance: Allowance;
  #left: number;
  #filledAt: number;

  constructor(clock: Clock, allowance: Allowance) {
    this.#clock = clock;
    this.#allowance = allowance;
    this.#left = allowance.burst;
    this.#filledAt = clock.now;
  }

  allow(allowance: Allowance): void {
    this.#fill();
    this.#allowance = allowance;
  }

  /** False where it is used up: nothing is taken then. */
  take(amount: number): boolean {
    this.#fill();
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }

  #fill(): void {
    const { perSecond, burst } = this.#allowance;
    const { now } = this.#clock;
    this.#left = Math.min(burst, this.#left + ((now - this.#filledAt) * perSecond) / 1_000);
    this.#filledAt = now;
  }
}
