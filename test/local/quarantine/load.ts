import { setTimeout } from 'node:timers/promises';
import type { PoisonApp } from './poison-app.ts';

/** How much is published. */
export interface Load {
  readonly users: number;
  /** Of each user. */
  readonly events: number;
}

/** So many events are on their way to the topic at once. */
const AT_ONCE = 20;

/** Publishes the events of users in turns, each user's in order, so many a second. Gives the ids by user. */
export async function publishLoad(
  app: PoisonApp,
  name: string,
  { users, events, perSecond, onPublished }: Load & Publishing,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const all = Array.from({ length: users }, (_, index) => `${name}${index}`);
  const ids = new Map(
    all.map((user) => [user, Array.from({ length: events }, (_, n) => `${user}-${n + 1}`)]),
  );
  const startedAt = performance.now();
  let published = 0;
  for (let event = 0; event < events; event += 1) {
    for (let first = 0; first < users; first += AT_ONCE) {
      const some = all.slice(first, first + AT_ONCE);
      const early = (published / perSecond) * 1_000 - (performance.now() - startedAt);
      if (early > 0) await setTimeout(early);
      await Promise.all(
        some.map(async (user) => {
          const id = ids.get(user)?.[event] ?? '';
          onPublished?.(id);
          await app.publish(user, id);
        }),
      );
      published += some.length;
    }
  }
  return ids;
}

interface Publishing {
  readonly perSecond: number;
  /** Hears of an event just before it is on the topic. */
  readonly onPublished?: (id: string) => void;
}

/** Measures how long events wait until they are handled. */
export class LagWatch {
  readonly #publishedAt = new Map<string, number>();
  readonly #lags = new Map<string, number>();
  readonly #stop: () => void;

  constructor(app: PoisonApp) {
    this.#stop = app.pipeline.onReport(({ report }) => {
      if (report.kind !== 'handling' || report.outcome !== 'applied') return;
      const { eventId = '' } = report;
      const publishedAt = this.#publishedAt.get(eventId);
      if (publishedAt !== undefined) this.#lags.set(eventId, performance.now() - publishedAt);
    });
  }

  published(id: string): void {
    this.#publishedAt.set(id, performance.now());
  }

  get handled(): number {
    return this.#lags.size;
  }

  /** In whole milliseconds, such as the 0.99 quantile. */
  quantile(share: number): number {
    const sorted = [...this.#lags.values()].sort((a, b) => a - b);
    return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  }

  stop(): void {
    this.#stop();
  }
}
