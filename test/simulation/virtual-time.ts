import { settled } from './settled.ts';
import { TimeQueue } from './time-queue.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const START = Date.UTC(2026, 10, 22);

/** What the calendar shows then. */
export function dateAt(elapsed: number): Date {
  return new Date(START + elapsed);
}

/** A clock that jumps from one appointment to the next. All times are milliseconds since the simulation began. */
export class VirtualTime {
  readonly #queue = new TimeQueue();
  #sequence = 0;
  #elapsed = 0;

  get elapsed(): number {
    return this.#elapsed;
  }

  date(): Date {
    return dateAt(this.#elapsed);
  }

  after(delay: number, keep: () => void): void {
    this.#sequence += 1;
    this.#queue.add({ at: this.#elapsed + Math.max(0, delay), sequence: this.#sequence, keep });
  }

  sleep(delay: number): Promise<void> {
    return new Promise((resolve) => this.after(delay, resolve));
  }

  /** When the next thing happens. */
  next(): number | undefined {
    return this.#queue.first()?.at;
  }

  /** Runs until nothing is left to happen. */
  async run(): Promise<void> {
    for (let due = this.#queue.take(); due !== undefined; due = this.#queue.take()) {
      this.#elapsed = due.at;
      due.keep();
      // Whoever waited for this goes on, and makes its next appointment, before the clock does.
      await settled();
    }
  }
}
