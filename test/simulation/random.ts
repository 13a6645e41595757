import { createHash } from 'node:crypto';

/** Random numbers that are always the same for the same seed: hashes of the seed and a counter. */
export class Random {
  readonly #seed: string;
  #hashes = 0;
  #words: number[] = [];

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** From 0 up to, but not including, 1. */
  fraction(): number {
    const word = this.#words.pop() ?? this.#refill();
    return word / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  between(low: number, high: number): number {
    return low + this.fraction() * (high - low);
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }

  /** How long until something happens that happens once in `mean` on average. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.fraction());
  }

  #refill(): number {
    this.#hashes += 1;
    const hash = createHash('sha256').update(`${this.#seed}/${this.#hashes}`).digest();
    this.#words = Array.from({ length: 8 }, (_, word) => hash.readUInt32LE(word * 4));
    return this.#words.pop() ?? 0;
  }
}
