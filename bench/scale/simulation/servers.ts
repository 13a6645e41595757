import type { Clock } from './clock.ts';
import { Fifo } from './fifo.ts';

interface Job {
  readonly milliseconds: number;
  readonly done: () => void;
}

/** Some servers with one line before them, such as the cores of a machine. */
export class Servers {
  readonly #clock: Clock;
  readonly #waiting = new Fifo<Job>();
  #free: number;

  constructor(clock: Clock, count: number) {
    this.#clock = clock;
    this.#free = count;
  }

  /** Calls back when it has been served for so long, after its turn came. */
  serve(milliseconds: number, done: () => void): void {
    this.#waiting.push({ milliseconds, done });
    this.#next();
  }

  #next(): void {
    if (this.#free === 0) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#free -= 1;
    this.#clock.after(job.milliseconds, () => {
      this.#free += 1;
      job.done();
      this.#next();
    });
  }
}
