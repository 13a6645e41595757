/** How many looks may follow one another at once after a quiet time. */
const CAPACITY = 5;
const REFILL_MILLISECONDS = 60_000;

/**
 * How often one may look whether a source's secret was changed, because a signature matched none: a few times at once, then
 * once a minute. So a secret is used as soon as it is put, and forged deliveries, however many, cost a look a minute and sandbox:
 * two calls, one for each version.
 */
export class LookAllowance {
  #left = CAPACITY;
  #refilledAt: number;

  constructor(now: number) {
    this.#refilledAt = now;
  }

  /** True where a look is allowed now, which is then taken. */
  take(now: number): boolean {
    this.#refill(now);
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }

  #refill(now: number): void {
    const minutes = Math.max(0, Math.floor((now - this.#refilledAt) / REFILL_MILLISECONDS));
    this.#left = Math.min(CAPACITY, this.#left + minutes);
    this.#refilledAt = this.#left === CAPACITY ? now : this.#refilledAt + minutes * REFILL_MILLISECONDS;
  }
}
