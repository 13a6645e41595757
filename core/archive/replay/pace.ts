import type { ReplayPorts } from './replay-ports.ts';

/** Keeps to so many events a second. Time that was not used is lost: there is no catching up. */
export class Pace {
  readonly #millisecondsEach: number;
  readonly #ports: Pick<ReplayPorts, 'now' | 'waitUntil'>;
  #freeAt = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number, ports: Pick<ReplayPorts, 'now' | 'waitUntil'>) {
    this.#millisecondsEach = 1_000 / perSecond;
    this.#ports = ports;
  }

  /** Resolves when so many events may go. */
  async take(events: number): Promise<void> {
    const now = this.#ports.now().getTime();
    const startsAt = Math.max(now, this.#freeAt);
    this.#freeAt = startsAt + events * this.#millisecondsEach;
    if (startsAt > now) await this.#ports.waitUntil(new Date(startsAt));
  }
}
