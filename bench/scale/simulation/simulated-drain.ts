import { Fifo } from './fifo.ts';
import type { SimulatedTopic } from './simulated-topic.ts';
import type { TableCapacity } from './table-capacity.ts';
import type { SimulatedEvent, World } from './world.ts';

/** As in core/drain/window.ts. */
const PAUSE_WHEN_DOWN = 1_000;
const PAUSE_WHEN_THROTTLED = 250;
const SOON = 500;

/** What was parked, in a line per user, and the drain that publishes it: many lines side by side, each one event after the other. */
export class SimulatedDrain {
  readonly #world: World;
  readonly #topic: SimulatedTopic;
  readonly #ledger: TableCapacity;
  readonly #lines = new Map<number, Fifo<SimulatedEvent>>();
  readonly #waiting = new Fifo<number>();
  #parked = 0;
  #inside = 0;
  #width: number;
  #closedUntil = 0;

  constructor(world: World, topic: SimulatedTopic, ledger: TableCapacity) {
    this.#world = world;
    this.#topic = topic;
    this.#ledger = ledger;
    this.#width = world.given.deployment.drainedLines;
  }

  get parked(): number {
    return this.#parked;
  }

  hasLineOf(user: number): boolean {
    return this.#lines.has(user);
  }

  park(event: SimulatedEvent): void {
    this.#parked += 1;
    const line = this.#lines.get(event.user);
    if (line !== undefined) {
      line.push(event);
      return;
    }
    const begun = new Fifo<SimulatedEvent>();
    begun.push(event);
    this.#lines.set(event.user, begun);
    this.#waiting.push(event.user);
    this.#world.clock.after(SOON, () => this.#admit());
  }

  #admit(): void {
    const { clock } = this.#world;
    if (clock.now < this.#closedUntil) {
      clock.after(this.#closedUntil - clock.now, () => this.#admit());
      return;
    }
    while (this.#inside < this.#width) {
      const user = this.#waiting.shift();
      if (user === undefined) return;
      this.#inside += 1;
      this.#publishNext(user);
    }
  }

  #publishNext(user: number): void {
    const { clock, random, given } = this.#world;
    const event = this.#lines.get(user)?.first();
    if (event === undefined) {
      this.#lines.delete(user);
      this.#leave();
      return;
    }
    clock.after(random.between(given.times.calls.topic), () => {
      const outcome = this.#topic.publish(event);
      if (outcome === 'published') this.#markAndLeave(user);
      else this.#hold(user, outcome === 'down');
    });
  }

  #markAndLeave(user: number): void {
    const { clock, random, given, usage, pressure } = this.#world;
    usage.ledgerWrites += 1;
    usage.parkedWrites += 1;
    if (!this.#ledger.take(1)) pressure.note('writes to the ledger', clock.now);
    clock.after(random.between(given.times.calls.table), () => {
      this.#lines.get(user)?.shift();
      this.#parked -= 1;
      this.#width = Math.min(given.deployment.drainedLines, this.#width + 1);
      this.#publishNext(user);
    });
  }

  /** The line waits, and the window with it. */
  #hold(user: number, isDown: boolean): void {
    this.#width = isDown ? 1 : Math.max(1, this.#width >> 1);
    this.#closedUntil = this.#world.clock.now + (isDown ? PAUSE_WHEN_DOWN : PAUSE_WHEN_THROTTLED);
    this.#waiting.push(user);
    this.#leave();
  }

  #leave(): void {
    this.#inside -= 1;
    this.#admit();
  }
}
