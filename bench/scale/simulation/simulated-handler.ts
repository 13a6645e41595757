import { DEFAULT_RETRY_SECONDS, retryDelay } from '../../../core/handling/retry-schedule.ts';
import { coreShare } from './deployment.ts';
import { GroupQueue, type Taken } from './group-queue.ts';
import { troubleAt } from './load.ts';
import { type Sandbox, Sandboxes } from './sandboxes.ts';
import { TableCapacity } from './table-capacity.ts';
import type { SimulatedEvent, World } from './world.ts';

const MINUTE = 60_000;
/** Waiting for longer is too much of something. */
const LONG = 1_000;
const TABLE_PAUSE = 100;
/** What stood behind a failed message comes so much later: the time-out of a function and a margin, as in core/handling. */
const KEPT_BACK = 35_000;

/** A subscriber: its queue, the mapping that takes batches from it, and the function that handles them. */
export class SimulatedHandler {
  readonly #world: World;
  readonly #queue = new GroupQueue();
  readonly #sandboxes: Sandboxes;
  readonly #table: TableCapacity;
  #batches = 0;
  #busyMilliseconds = 0;

  constructor(world: World) {
    const { clock, account, pressure } = world;
    const { quotas } = world.given.deployment;
    this.#world = world;
    this.#sandboxes = new Sandboxes({ clock, quotas, account, pressure });
    this.#table = new TableCapacity(clock, quotas.table);
  }

  /** Messages that are not handled yet. */
  get size(): number {
    return this.#queue.size;
  }

  /** The time that all batches took together, in milliseconds. */
  get busyMilliseconds(): number {
    return this.#busyMilliseconds;
  }

  put(event: SimulatedEvent): void {
    this.#queue.put(event, this.#world.clock.now);
    this.#poll();
  }

  #poll(): void {
    const { clock, given, pressure } = this.#world;
    const { quotas, maxConcurrency, batchSize } = given.deployment;
    const { atFirst, morePerMinute } = quotas.mapping;
    const allowed = Math.min(maxConcurrency, atFirst + (clock.now * morePerMinute) / MINUTE);
    while (this.#queue.hasReady && this.#batches < allowed) {
      if (this.#queue.inFlight >= quotas.inFlight) {
        pressure.note('messages in flight', clock.now);
        return;
      }
      const sandbox = this.#sandboxes.take();
      if (sandbox === undefined) {
        clock.after(LONG, () => this.#poll());
        return;
      }
      this.#begin(this.#queue.take(batchSize), sandbox);
    }
  }

  #begin(batch: readonly Taken[], sandbox: Sandbox): void {
    const { clock, given } = this.#world;
    this.#noteWaits(batch);
    this.#batches += 1;
    const milliseconds = this.#timeOf(batch, sandbox);
    clock.after(milliseconds, () => {
      this.#batches -= 1;
      this.#busyMilliseconds += milliseconds;
      this.#sandboxes.giveBack(sandbox);
      if (troubleAt(given.load, 'handler-dead', clock.now) === undefined) this.#finish(batch, milliseconds);
      else this.#fail(batch);
      this.#poll();
    });
  }

  /** The users of a batch side by side, the events of one after the other; the processor does one thing at a time. */
  #timeOf(batch: readonly Taken[], sandbox: Sandbox): number {
    const { clock, random, given, pressure } = this.#world;
    const { times, deployment, load } = given;
    const [events, steps] = [eventsOf(batch), Math.max(...batch.map(({ messages }) => messages.length))];
    const { event, step, start } = times.handler;
    const cpu = (sandbox.isNew ? start : 0) + event * events + step * steps;
    const slower = troubleAt(load, 'handler-slow', clock.now)?.times ?? 1;
    const calls = steps * random.between(times.calls.table) * slower;
    const isRefused = !this.#table.take(events * times.handler.writeUnits);
    if (isRefused) pressure.note("writes to a handler's table", clock.now, events);
    return cpu / coreShare(deployment.memoryMegabytes.handler) + calls + (isRefused ? TABLE_PAUSE : 0);
  }

  #finish(batch: readonly Taken[], milliseconds: number): void {
    const { clock, usage, given } = this.#world;
    const events = eventsOf(batch);
    usage.batches += 1;
    usage.handlerMilliseconds += milliseconds;
    usage.handled += events;
    usage.handlerWrites += events * given.times.handler.writeUnits;
    for (const taken of batch) {
      for (const { event } of taken.messages) this.#world.noteHandled(event);
      this.#queue.remove(taken, clock.now);
      this.#letGo(taken);
    }
  }

  /** What was kept back behind a message that failed comes when it would have. */
  #letGo({ group }: Taken): void {
    if (!group.keepsBack) return;
    group.keepsBack = false;
    if (group.waiting.size > 0) this.#offerAfter(KEPT_BACK, group);
  }

  #fail(batch: readonly Taken[]): void {
    const options = { schedule: DEFAULT_RETRY_SECONDS, random: () => this.#world.random.fraction() };
    for (const taken of batch) {
      this.#queue.putBack(taken);
      this.#offerAfter(retryDelay(taken.group.failures, options) * 1_000, taken.group);
    }
  }

  #offerAfter(milliseconds: number, group: Taken['group']): void {
    const { clock } = this.#world;
    clock.after(milliseconds, () => {
      this.#queue.offer(group, clock.now);
      this.#poll();
    });
  }

  #noteWaits(batch: readonly Taken[]): void {
    const { clock, pressure } = this.#world;
    for (const { group, messages } of batch) {
      const ready = clock.now - group.readySince;
      const late = messages.filter(({ since }) => clock.now - since > LONG).length;
      if (ready > LONG) pressure.note('batches at once of a handler', clock.now, messages.length);
      else if (late > 0) pressure.note('one user after the other in a handler', clock.now, late);
    }
  }
}

function eventsOf(batch: readonly Taken[]): number {
  return batch.reduce((sum, { messages }) => sum + messages.length, 0);
}
