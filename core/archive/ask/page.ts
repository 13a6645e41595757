import { type AnswerForm, orderOf, type ReceiptPosition } from './question.ts';

/** The first events of an answer, of those that were offered in any order. Each is in it once, whoever offered it. */
export class Page<Entry extends ReceiptPosition> {
  readonly #order: (a: ReceiptPosition, b: ReceiptPosition) => number;
  readonly #after: ReceiptPosition | undefined;
  readonly #size: number;
  readonly #entries: Entry[] = [];

  constructor({ after, ...form }: Pick<AnswerForm, 'order' | 'after'>, size: number) {
    this.#order = orderOf(form);
    this.#after = after;
    this.#size = size;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  offer(entry: Entry): void {
    if (this.#after !== undefined && this.#order(entry, this.#after) <= 0) return;
    const last = this.#entries.at(-1);
    if (this.#entries.length === this.#size && last !== undefined && this.#order(entry, last) >= 0) return;
    const place = this.#placeOf(entry);
    const there = this.#entries[place];
    if (there !== undefined && this.#order(there, entry) === 0) return;
    this.#entries.splice(place, 0, entry);
    if (this.#entries.length > this.#size) this.#entries.pop();
  }

  /** The first place whose entry does not come before this one. */
  #placeOf(entry: Entry): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#order(this.#entries[middle] as Entry, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
