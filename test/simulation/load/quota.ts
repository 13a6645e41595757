/** What is allowed per second, and at once. */
export class Quota {
  readonly #clock: { readonly elapsed: number };
  #perSecond: number;
  #left: number;
  #filledAt = 0;

  constructor(perSecond: number, clock: { readonly elapsed: number }) {
    this.#clock = clock;
    this.#perSecond = perSecond;
    this.#left = perSecond;
  }

  set perSecond(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** False where it is used up: nothing is taken then. */
  take(amount: number): boolean {
    const { elapsed } = this.#clock;
    this.#left = Math.min(
      this.#perSecond,
      this.#left + ((elapsed - this.#filledAt) * this.#perSecond) / 1000,
    );
    this.#filledAt = elapsed;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}
