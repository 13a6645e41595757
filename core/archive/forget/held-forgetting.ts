import { FORGETTING_KEY } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { leaseFrom } from '../replay/replay-lease.ts';
import { encodeForgetting, type Forgetting, type QueueProgress } from './forgetting.ts';

/** A forgetting as it stands in the bucket. */
export interface StoredForgetting {
  readonly forgetting: Forgetting;
  readonly etag: string;
}

/** Where it stands, and the time. */
export interface HoldingPorts {
  readonly objects: ObjectStore;
  readonly now: () => Date;
}

/** Somebody else goes on with it. */
export class ForgettingTakenError extends Error {
  readonly code = 'forgetting-taken';

  constructor() {
    super('somebody else goes on with the forgetting');
    this.name = 'ForgettingTakenError';
  }
}

/** A forgetting in the hands of one worker. Every note renews the lease; it throws a `ForgettingTakenError` where it is another's. */
export class HeldForgetting {
  readonly #ports: HoldingPorts;
  readonly #holder: string;
  #stored: StoredForgetting;

  constructor(stored: StoredForgetting, holder: string, ports: HoldingPorts) {
    this.#stored = stored;
    this.#holder = holder;
    this.#ports = ports;
  }

  get forgetting(): Forgetting {
    return this.#stored.forgetting;
  }

  /** How far a handler's queue is. */
  queue(handler: string): QueueProgress {
    return this.forgetting.queues[handler] ?? { marks: 0, removed: [], left: 0, done: false };
  }

  /** Notes how far a handler's queue is. What was removed before stays noted. */
  async noteQueue(handler: string, progress: Partial<QueueProgress>): Promise<void> {
    const before = this.queue(handler);
    const removed = union(before.removed, progress.removed ?? []);
    const queues = { ...this.forgetting.queues, [handler]: { ...before, ...progress, removed } };
    await this.#note({ queues });
  }

  /** Notes that a mark counts no more, or that the next one is about to be sent, which has a number of its own then. */
  async noteUnmarked(handler: string, marks: number): Promise<void> {
    const { markedAt: _, ...before } = this.queue(handler);
    await this.#note({ queues: { ...this.forgetting.queues, [handler]: { ...before, marks } } });
  }

  /** Notes ids of events that will be removed. */
  async noteEvents(day: string, ids: readonly string[]): Promise<void> {
    const before = this.forgetting.events[day] ?? [];
    const all = union(before, ids);
    if (all.length > before.length) await this.#note({ events: { ...this.forgetting.events, [day]: all } });
  }

  /** Notes how many old versions of a day will be removed. An interruption makes the rest look fewer. */
  async noteVersions(day: string, count: number): Promise<void> {
    const most = Math.max(count, this.forgetting.versions[day] ?? 0);
    await this.#note({ versions: { ...this.forgetting.versions, [day]: most } });
  }

  async noteRefused(keys: readonly string[]): Promise<void> {
    await this.#note({ refused: union(this.forgetting.refused, keys) });
  }

  /** Lets go: whoever comes next need not wait for the lease to end. */
  async letGo(): Promise<void> {
    const { lease: _, ...unheld } = this.forgetting;
    await this.#write(unheld);
  }

  async #note(progress: Partial<Forgetting>): Promise<void> {
    const lease = leaseFrom(this.#holder, this.#ports.now());
    await this.#write({ ...this.forgetting, ...progress, lease });
  }

  async #write(forgetting: Forgetting): Promise<void> {
    const content = encodeForgetting(forgetting);
    const written = await this.#ports.objects.replace(FORGETTING_KEY, content, this.#stored.etag);
    if (written === 'changed') throw new ForgettingTakenError();
    this.#stored = { forgetting, etag: written.etag };
  }
}

function union(before: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...before, ...more])];
}
