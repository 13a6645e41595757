import { settled } from '../settled.ts';

const START = Date.UTC(2026, 10, 22);

/**
 * A clock for millions of appointments: it knows whole milliseconds only, and keeps all of one millisecond together.
 * Times are milliseconds since the simulation began.
 */
export class LoadClock {
  readonly #appointments = new Map<number, (() => void)[]>();
  readonly #until: number;
  #elapsed = 0;

  /** `until`: what is appointed for later never happens. */
  constructor(until: number) {
    this.#until = until;
  }

  get elapsed(): number {
    return this.#elapsed;
  }

  date(): Date {
    return new Date(START + this.#elapsed);
  }

  after(delay: number, keep: () => void): void {
    const at = this.#elapsed + Math.max(0, Math.round(delay));
    const due = this.#appointments.get(at);
    if (due === undefined) this.#appointments.set(at, [keep]);
    else due.push(keep);
  }

  sleep(delay: number): Promise<void> {
    return new Promise((resolve) => this.after(delay, resolve));
  }

  waitUntil(at: Date): Promise<void> {
    return this.sleep(at.getTime() - START - this.#elapsed);
  }

  /** Runs until `isOver`, which is asked once a second, or until the end of time. */
  async run(isOver: () => boolean): Promise<void> {
    for (; this.#elapsed <= this.#until; this.#elapsed += 1) {
      if (this.#elapsed % 1000 === 0 && isOver()) return;
      await this.#keepAll();
    }
  }

  /** Who is woken may make an appointment for the same millisecond. */
  async #keepAll(): Promise<void> {
    for (;;) {
      const due = this.#appointments.get(this.#elapsed);
      if (due === undefined) return;
      this.#appointments.delete(this.#elapsed);
      for (const keep of due) keep();
      await settled();
    }
  }
}
