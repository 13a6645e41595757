/** Random numbers for millions of draws, the same for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 up to, but not including, 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between([low, high]: Range): number {
    return low + this.fraction() * (high - low);
  }

  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  /** The wait for the next of what comes by chance, so often on average. */
  exponential(mean: number): number {
    return -Math.log(1 - this.fraction()) * mean;
  }
}

/** From, to. */
export type Range = readonly [low: number, high: number];
