import { Fifo } from './fifo.ts';
import type { SimulatedEvent } from './world.ts';

/** A message that waits, and since when. */
export interface Waiting {
  readonly event: SimulatedEvent;
  readonly since: number;
}

/** The messages of one user. */
export interface Group {
  readonly user: number;
  readonly waiting: Fifo<Waiting>;
  /** Since when its first message could be given out. */
  readySince: number;
  /** How often its first message was tried in vain. */
  failures: number;
  /** Whether others were received with the one that failed: they stay hidden until it was tried once more. */
  keepsBack: boolean;
}

/** What is given out of a group at once. */
export interface Taken {
  readonly group: Group;
  readonly messages: readonly Waiting[];
}

/** A FIFO queue: messages of a group are given out in order, and none while earlier ones of it are in hand. */
export class GroupQueue {
  readonly #groups = new Map<number, Group>();
  readonly #ready = new Fifo<Group>();
  #size = 0;
  #inFlight = 0;

  /** Waiting and in hand. */
  get size(): number {
    return this.#size;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get hasReady(): boolean {
    return this.#ready.size > 0;
  }

  put(event: SimulatedEvent, now: number): void {
    this.#size += 1;
    const group = this.#groups.get(event.user);
    if (group !== undefined) {
      group.waiting.push({ event, since: now });
      return;
    }
    const begun = {
      user: event.user,
      waiting: new Fifo<Waiting>(),
      readySince: now,
      failures: 0,
      keepsBack: false,
    };
    begun.waiting.push({ event, since: now });
    this.#groups.set(event.user, begun);
    this.#ready.push(begun);
  }

  /** Up to so many messages, those that could be given out first first. */
  take(atMost: number): Taken[] {
    const taken: Taken[] = [];
    for (let left = atMost; left > 0; ) {
      const group = this.#ready.shift();
      if (group === undefined) break;
      // What was tried in vain is tried alone.
      const messages = firstOf(group.waiting, group.failures > 0 ? 1 : left);
      left -= messages.length;
      this.#inFlight += messages.length;
      taken.push({ group, messages });
    }
    return taken;
  }

  /** They are handled, and the next of the group may be given out, unless it is kept back. */
  remove({ group, messages }: Taken, now: number): void {
    this.#inFlight -= messages.length;
    this.#size -= messages.length;
    group.failures = 0;
    if (group.waiting.size === 0) this.#groups.delete(group.user);
    else if (!group.keepsBack) this.offer(group, now);
  }

  /** They were not handled. The group waits until it is offered again. */
  putBack({ group, messages }: Taken): void {
    this.#inFlight -= messages.length;
    group.failures += 1;
    group.keepsBack ||= messages.length > 1;
    group.waiting.unshift(messages);
  }

  /** Its first message may be given out. */
  offer(group: Group, now: number): void {
    group.readySince = now;
    this.#ready.push(group);
  }
}

function firstOf(waiting: Fifo<Waiting>, count: number): Waiting[] {
  const messages: Waiting[] = [];
  while (messages.length < count) {
    const next = waiting.shift();
    if (next === undefined) break;
    messages.push(next);
  }
  return messages;
}
