import { setTimeout } from 'node:timers/promises';
import type { Stage } from '../../../ops/stage/stage.ts';
import { type StageStatus, stageStatus } from '../../../ops/status/stage-status.ts';
import { tail } from '../../../ops/tail/tail.ts';
import type { Problem } from '../../contract.ts';
import { problemOf } from '../problem-of.ts';
import { RowRing } from './row-ring.ts';

/** As many rows as a page that comes back may have missed. */
const KEPT_ROWS = 1_000;
/** What was before the first page came. */
const LOOKED_BACK_MILLISECONDS = 15 * 60_000;
/** A line may come into CloudWatch so much later than it was written. */
const LATE_MILLISECONDS = 20_000;
/** How long until it is asked again; on AWS every question costs. */
const PAUSE_MILLISECONDS = { local: 1_000, deployed: 30_000 } as const;
const AFTER_A_PROBLEM_MILLISECONDS = { local: 2_000, deployed: 10_000 } as const;

/** What is live of a stage, looked up once for all pages, and only while there is one. */
export class LiveFeed {
  readonly rows = new RowRing(KEPT_ROWS);
  readonly #stage: Stage;
  readonly #listeners = new Set<() => void>();
  readonly #problems = new Map<'rows' | 'status', Problem>();
  #running: AbortController | undefined;
  #from: Date;
  #status: StageStatus | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#from = new Date(stage.now().getTime() - LOOKED_BACK_MILLISECONDS);
  }

  get status(): StageStatus | undefined {
    return this.#status;
  }

  /** What keeps it from being live, such as credentials that have expired. It goes on by itself when that is over. */
  get problem(): Problem | undefined {
    return this.#problems.get('status') ?? this.#problems.get('rows');
  }

  /** Calls the listener after whatever changed, until the returned function is called. */
  follow(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#running === undefined) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.stop();
    };
  }

  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  #start(): void {
    this.#running = new AbortController();
    const { signal } = this.#running;
    void this.#keepDoing('rows', signal, () => this.#readRows(signal));
    void this.#keepDoing('status', signal, () => this.#readStatus(signal));
  }

  async #keepDoing(what: 'rows' | 'status', signal: AbortSignal, look: () => Promise<void>): Promise<void> {
    const pause = AFTER_A_PROBLEM_MILLISECONDS[this.#place];
    while (!signal.aborted) {
      try {
        await look();
      } catch (error) {
        if (signal.aborted) return;
        this.#problems.set(what, problemOf(error));
        this.#tell();
        await waited(pause, signal);
      }
    }
  }

  async #readRows(signal: AbortSignal): Promise<void> {
    const wanted = { from: this.#from, follow: true, signal };
    for await (const row of tail(this.#stage, wanted)) {
      if (signal.aborted) return;
      this.#from = new Date(Date.parse(row.at) - LATE_MILLISECONDS);
      if (this.rows.push(row)) this.#fine('rows');
    }
  }

  async #readStatus(signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    const status = await stageStatus(this.#stage);
    const took = performance.now() - startedAt;
    if (signal.aborted) return;
    this.#status = status;
    // It can be read again, and so can the logs, which say nothing while nothing comes.
    this.#problems.clear();
    this.#fine('status');
    await waited(Math.max(PAUSE_MILLISECONDS[this.#place], 2 * took), signal);
  }

  #fine(what: 'rows' | 'status'): void {
    this.#problems.delete(what);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  get #place(): 'local' | 'deployed' {
    return this.#stage.isLocal ? 'local' : 'deployed';
  }
}

/** It ends early, and without a word, where nobody waits any more. */
async function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
