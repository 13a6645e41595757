import type { TailRow } from '../../../ops/tail/tail.ts';
import type { LiveRow, LiveRows } from '../../contract.ts';

/** Whoever reads on begins some seconds back, in which more may have come than rows are kept. */
const KNOWN_PER_ROW = 10;

/** The last rows, numbered from 1 on. Who reads slowly, or comes back, goes on where it was, and is told of what it missed. */
export class RowRing {
  readonly #size: number;
  readonly #rows: LiveRow[] = [];
  /** In the order of the rows. */
  readonly #known = new Set<string>();
  #last = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** The number of the newest. */
  get last(): number {
    return this.#last;
  }

  /** Takes a row in, and says whether it is new: whoever reads a log from an earlier moment on reads lines again. */
  push(row: TailRow): boolean {
    const key = JSON.stringify(row);
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    this.#last += 1;
    this.#rows.push({ ...row, number: this.#last });
    if (this.#rows.length > this.#size) this.#rows.shift();
    if (this.#known.size > KNOWN_PER_ROW * this.#size) this.#forgetOldest();
    return true;
  }

  #forgetOldest(): void {
    const [oldest] = this.#known;
    if (oldest !== undefined) this.#known.delete(oldest);
  }

  /** The rows after that number, the oldest first. Who was never here, or at another console, begins anew and missed nothing. */
  after(number: number | undefined): LiveRows {
    if (number === undefined || number > this.#last || number < 0)
      return { rows: [...this.#rows], missed: 0 };
    const rows = this.#rows.filter((row) => row.number > number);
    return { rows, missed: (rows[0]?.number ?? this.#last + 1) - number - 1 };
  }
}
