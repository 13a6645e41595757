/** Ends after a while without progress, however long the whole takes: on a busy machine everything takes long. */
export class Patience {
  readonly #milliseconds: number;
  #last: unknown;
  #since = Date.now();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** True when what is seen has not changed for too long. */
  isOver(seen: string | number): boolean {
    if (seen !== this.#last) {
      this.#last = seen;
      this.#since = Date.now();
    }
    return Date.now() - this.#since > this.#milliseconds;
  }
}
