import { drain } from '../../../core/drain/drain.ts';
import { SHARDS_OF_RUNS } from '../../../lambda/drain/shards-per-run.ts';
import { type DeliveryFigures, LoadIntake } from './load-intake.ts';
import { LoadStores } from './load-stores.ts';
import { loadBatchTopic } from './load-topic.ts';
import { type Load, LoadWorld } from './load-world.ts';

const MINUTE = 60_000;
const RUN_MILLISECONDS = 58_000;
/** Traffic goes on for so long after the last line is empty. */
const QUIET_SECONDS = 10;

/** What came of a load. Seconds are counted from when the topic was back. */
export interface LoadResult {
  readonly load: Load;
  /** The most events that were in line at once. */
  readonly mostParked: number;
  /** When nothing was parked any more; undefined where something always was. */
  readonly emptyAfterSeconds: number | undefined;
  /** When a delivery was accepted for the first time, and when one was not for the last time. */
  readonly firstAcceptedSeconds: number | undefined;
  readonly lastNotAcceptedSeconds: number;
  readonly deliveries: DeliveryFigures;
  readonly lost: number;
  /** Out of order although nothing failed in the delivery; and where something did, as documented. */
  readonly overtaken: number;
  readonly overtakenDegraded: number;
  readonly publishedAgain: number;
  readonly flag: string;
}

/** Puts load on the real hand-over and the real drain while the topic comes back, in virtual time. */
export async function simulateLoad(
  load: Load,
  onProgress?: (seconds: number, parked: number) => void,
): Promise<LoadResult> {
  const world = new LoadWorld(load);
  const run = new LoadRun(world);
  return await run.run(onProgress);
}

class LoadRun {
  readonly #world: LoadWorld;
  readonly #stores: LoadStores;
  readonly #intake: LoadIntake;
  #mostParked = 0;
  #emptySince: number | undefined;
  #events: number;

  constructor(world: LoadWorld) {
    this.#world = world;
    this.#stores = new LoadStores(world);
    this.#intake = new LoadIntake(world, this.#stores, () => this.#startRuns());
    this.#events = world.preloaded;
  }

  async run(onProgress?: (seconds: number, parked: number) => void): Promise<LoadResult> {
    const { clock, load, lines, judge } = this.#world;
    this.#preload();
    this.#deliverOn();
    // The minute begins at any time of the outage.
    clock.after(this.#world.random.between(0, MINUTE), () => this.#everyMinute());
    await clock.run(() => {
      onProgress?.((clock.elapsed - this.#world.backAt) / 1000, lines.size);
      return this.#isOver();
    });
    const deliveries = this.#intake.figures;
    const since = (at: number | undefined) =>
      at === undefined ? undefined : (at - this.#world.backAt) / 1000;
    return {
      load,
      mostParked: this.#mostParked,
      emptyAfterSeconds: since(this.#emptySince),
      firstAcceptedSeconds: since(deliveries.firstAcceptedAt),
      lastNotAcceptedSeconds: Math.max(0, since(deliveries.lastNotAcceptedAt) ?? 0),
      deliveries,
      lost: judge.waiting - lines.size > 0 ? judge.waiting - lines.size : 0,
      overtaken: judge.overtaken,
      overtakenDegraded: judge.overtakenDegraded,
      publishedAgain: judge.publishedAgain,
      flag: this.#world.flag.state,
    };
  }

  /** What the time of the outage that is not simulated has left in line. */
  #preload(): void {
    const { preloaded, random, load, lines, judge } = this.#world;
    for (let event = 0; event < preloaded; event += 1) {
      const group = random.below(load.users);
      judge.send(event, group, -2);
      judge.acknowledge(event, -1);
      lines.join(event, group);
    }
  }

  #deliverOn(): void {
    const { clock, random, load } = this.#world;
    const event = this.#events;
    this.#events += 1;
    const position = event - this.#world.preloaded + 1;
    clock.after((position * 1000) / load.deliveriesPerSecond - clock.elapsed, () => this.#deliverOn());
    void this.#intake.deliver(event, random.below(load.users));
  }

  #everyMinute(): void {
    this.#startRuns();
    this.#world.clock.after(MINUTE, () => this.#everyMinute());
  }

  #startRuns(): void {
    const { clock, load } = this.#world;
    if (load.drains === false) return;
    for (const shards of SHARDS_OF_RUNS) {
      const deadline = new Date(clock.date().getTime() + RUN_MILLISECONDS);
      const ports = {
        ...this.#stores.forDrain(),
        topic: loadBatchTopic(this.#world),
        now: () => clock.date(),
        waitUntil: (at: Date) => clock.waitUntil(at),
      };
      void drain({ shards, deadline, retentionDays: 100 }, ports);
    }
  }

  #isOver(): boolean {
    const { clock, lines, backAt } = this.#world;
    this.#mostParked = Math.max(this.#mostParked, lines.size);
    if (clock.elapsed < backAt || lines.size > 0) {
      this.#emptySince = undefined;
      return false;
    }
    this.#emptySince ??= clock.elapsed;
    return clock.elapsed - this.#emptySince >= QUIET_SECONDS * 1000 && this.#world.flag.state === 'clear';
  }
}
