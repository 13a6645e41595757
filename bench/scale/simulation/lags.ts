/** Each class of lags is so much longer than the one before. */
const STEP = 1.02;
const CLASSES = 1_200;

/** Millions of lags in milliseconds, kept to two per cent. */
export class Lags {
  readonly #counts = new Float64Array(CLASSES);
  #count = 0;
  #sum = 0;

  add(milliseconds: number): void {
    const found = Math.floor(Math.log(Math.max(1, milliseconds)) / Math.log(STEP));
    const index = Math.min(CLASSES - 1, found);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#count += 1;
    this.#sum += milliseconds;
  }

  get count(): number {
    return this.#count;
  }

  get mean(): number {
    return this.#sum / this.#count;
  }

  /** What a share of the lags does not exceed. */
  quantile(share: number): number {
    const wanted = this.#count * share;
    let seen = 0;
    for (const [index, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted && seen > 0) return STEP ** (index + 0.5);
    }
    return Number.NaN;
  }
}
