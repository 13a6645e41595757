import { Clock } from './clock.ts';
import type { Deployment } from './deployment.ts';
import { Lags } from './lags.ts';
import type { Load } from './load.ts';
import { Pressure } from './pressure.ts';
import { Random } from './random.ts';
import type { Account } from './sandboxes.ts';
import type { ServiceTimes } from './service-times.ts';
import { noUsage } from './usage.ts';

/** An event on its way. */
export interface SimulatedEvent {
  readonly user: number;
  readonly sentAt: number;
}

/** The user who has the hot share. */
export const HOT_USER = 0;
const WARM_UP_SECONDS = 15;

/** What is given for a simulation. */
export interface Given {
  readonly load: Load;
  readonly deployment: Deployment;
  readonly times: ServiceTimes;
}

/** What all parts of a simulated pipeline share. */
export class World {
  readonly given: Given;
  readonly clock = new Clock();
  readonly random: Random;
  readonly pressure = new Pressure();
  readonly usage = noUsage();
  readonly account: Account = { running: 0 };
  /** From sending to answering, and to handling: of everybody, and of the hot user alone. */
  readonly answered = new Lags();
  readonly handled = new Lags();
  readonly handledHot = new Lags();
  readonly #countsFrom: number;

  constructor(given: Given) {
    this.given = given;
    this.random = new Random(given.load.seed);
    this.#countsFrom = (given.load.warmUpSeconds ?? WARM_UP_SECONDS) * 1_000;
  }

  /** Whether what was sent then is measured. */
  counts(sentAt: number): boolean {
    return sentAt >= this.#countsFrom;
  }

  noteAnswered({ sentAt }: SimulatedEvent): void {
    if (this.counts(sentAt)) this.answered.add(this.clock.now - sentAt);
  }

  noteHandled({ user, sentAt }: SimulatedEvent): void {
    if (!this.counts(sentAt)) return;
    const isHot = user === HOT_USER && this.given.load.hotShare !== undefined;
    (isHot ? this.handledHot : this.handled).add(this.clock.now - sentAt);
  }
}
