/** How items are gathered into batches, and what becomes of a batch. */
export interface GatherOptions<T> {
  /** The most items of a batch. */
  readonly atMost: number;
  /** Two items that give the same never share a batch. */
  readonly apart: (item: T) => string;
  /** What an item weighs, and the most that a batch may. @default weightless */
  readonly weight?: { readonly of: (item: T) => number; readonly atMost: number };
  /** Sends a batch: for each of its items, in order, undefined where it went well, or the error. */
  readonly send: (items: readonly T[]) => Promise<readonly (Error | undefined)[]>;
  /** Calls back when everybody who is about to add an item has done so. */
  readonly soon: (callback: () => void) => void;
}

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Makes one call of what many who work side by side want to send at the same moment. */
export class Gather<T> {
  readonly #options: GatherOptions<T>;
  #waiting: Waiting<T>[] = [];

  constructor(options: GatherOptions<T>) {
    this.#options = options;
  }

  /** Resolves when the item was sent; rejects with its own error, or with that of its batch. */
  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ item, resolve, reject }) === 1) this.#options.soon(() => this.#flush());
    });
  }

  #flush(): void {
    while (this.#waiting.length > 0) {
      const batch = this.#nextBatch();
      this.#waiting = this.#waiting.filter((waiting) => !batch.includes(waiting));
      void this.#send(batch);
    }
  }

  #nextBatch(): Waiting<T>[] {
    const { atMost, apart, weight } = this.#options;
    const batch: Waiting<T>[] = [];
    const taken = new Set<string>();
    let weighs = 0;
    for (const waiting of this.#waiting) {
      const own = weight?.of(waiting.item) ?? 0;
      const fits = batch.length === 0 || weight === undefined || weighs + own <= weight.atMost;
      if (batch.length === atMost || !fits || taken.has(apart(waiting.item))) continue;
      batch.push(waiting);
      taken.add(apart(waiting.item));
      weighs += own;
    }
    return batch;
  }

  async #send(batch: readonly Waiting<T>[]): Promise<void> {
    try {
      const errors = await this.#options.send(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const error = errors[index];
        if (error === undefined) resolve();
        else reject(error);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
