import { setTimeout as startTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import type { Stage } from '../../../ops/stage/stage.ts';
import { type StageStatus, stageStatus } from '../../../ops/status/stage-status.ts';
import { tail } from '../../../ops/tail/tail.ts';
import { KEPT_ROWS, type Problem } from '../../contract.ts';
import { problemOf } from '../problem-of.ts';
import { RowRing } from './row-ring.ts';

/** What was before the first page came. */
const LOOKED_BACK_MILLISECONDS = 15 * 60_000;
/** A line may come into CloudWatch so much later than it was written. */
const LATE_MILLISECONDS = 20_000;
/** Rows come in hundreds a second, and nobody reads faster. */
const BETWEEN_TELLS_MILLISECONDS = 100;
/** Of what was while no page was there for so long no more lines are read than make up the rows that are kept. */
const LONG_AWAY_MILLISECONDS = 60_000;
const READ_LINES = 2 * KEPT_ROWS;
/** How long until it is asked again; on AWS every question costs. */
const PAUSE_MILLISECONDS = { local: 1_000, deployed: 30_000 } as const;
const AFTER_A_PROBLEM_MILLISECONDS = { local: 2_000, deployed: 10_000 } as const;

/** What is live of a stage, looked up once for all pages, and only while there is one. */
export class LiveFeed {
  readonly rows = new RowRing(KEPT_ROWS);
  readonly #stage: Stage;
  readonly #listeners = new Set<() => void>();
  readonly #problems = new Map<'rows' | 'status', Problem>();
  #rowsFailedAt = 0;
  readonly #later: Later;
  #running: AbortController | undefined;
  #from: Date;
  #statusText = '';
  #statusAt = 0;
  #hasLooked = false;
  #telling: (() => void) | undefined;

  constructor(stage: Stage, later: Later = afterAWhile) {
    this.#stage = stage;
    this.#later = later;
    const begun = stage.begunAt?.getTime() ?? 0;
    this.#from = new Date(Math.max(begun, stage.now().getTime() - LOOKED_BACK_MILLISECONDS));
  }

  /** How the stage is, as JSON; empty where that is not known yet. It is written once for all pages. */
  get statusText(): string {
    return this.#statusText;
  }

  /** Whether the logs were read to their end, so that what is not among the rows was not there. */
  get hasLooked(): boolean {
    return this.#hasLooked;
  }

  /** What keeps it from being live, such as credentials that have expired. It goes on by itself when that is over. */
  get problem(): Problem | undefined {
    return this.#problems.get('status') ?? this.#problems.get('rows');
  }

  /** Calls the listener soon after something changed, once for all that did, until the returned function is called. */
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
    this.#telling?.();
    this.#telling = undefined;
    this.#problems.clear();
    this.#hasLooked = false;
  }

  #start(): void {
    this.#running = new AbortController();
    // How the stage was is no news, but for a page that is loaded again.
    if (performance.now() - this.#statusAt > 2 * PAUSE_MILLISECONDS[this.#place]) this.#statusText = '';
    void this.#goOn(this.#running.signal);
  }

  async #goOn(signal: AbortSignal): Promise<void> {
    // On this machine rows are there at once, and both at the same time would keep each other waiting. What fails is tried again below.
    if (this.#stage.isLocal) await this.#readRows(signal, { follow: false }).catch(() => undefined);
    void this.#keepDoing('rows', signal, () => this.#readRows(signal, { follow: true }));
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
        if (what === 'rows') this.#rowsFailedAt = performance.now();
        this.#tell();
        await waited(pause, signal);
      }
    }
  }

  async #readRows(signal: AbortSignal, { follow }: { readonly follow: boolean }): Promise<void> {
    const away = this.#stage.now().getTime() - this.#from.getTime();
    const enough = away > LONG_AWAY_MILLISECONDS ? { newest: READ_LINES } : {};
    const onLooked = () => this.#looked();
    const wanted = { from: this.#from, follow, signal, onLooked, ...enough };
    for await (const row of tail(this.#stage, wanted)) {
      if (signal.aborted) return;
      this.#from = new Date(Date.parse(row.at) - LATE_MILLISECONDS);
      if (this.rows.push(row)) this.#fine('rows');
    }
  }

  async #readStatus(signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    const status: StageStatus = await stageStatus(this.#stage);
    const took = performance.now() - startedAt;
    if (signal.aborted) return;
    this.#statusText = JSON.stringify(status);
    this.#statusAt = performance.now();
    if (this.#canReadRows()) this.#problems.delete('rows');
    this.#fine('status');
    await waited(Math.max(PAUSE_MILLISECONDS[this.#place], 2 * took), signal);
  }

  /** Logs say nothing while nothing comes: they can be read again where they failed and did not when they were tried anew. */
  #canReadRows(): boolean {
    return performance.now() - this.#rowsFailedAt > 3 * AFTER_A_PROBLEM_MILLISECONDS[this.#place];
  }

  #looked(): void {
    if (this.#hasLooked || this.#running === undefined) return;
    this.#hasLooked = true;
    this.#tell();
  }

  #fine(what: 'rows' | 'status'): void {
    this.#problems.delete(what);
    this.#tell();
  }

  #tell(): void {
    this.#telling ??= this.#later(() => {
      this.#telling = undefined;
      for (const listener of this.#listeners) listener();
    });
  }

  get #place(): 'local' | 'deployed' {
    return this.#stage.isLocal ? 'local' : 'deployed';
  }
}

/** Calls something later, and gives what calls it off. */
export type Later = (tell: () => void) => () => void;

function afterAWhile(tell: () => void): () => void {
  const timer = startTimer(tell, BETWEEN_TELLS_MILLISECONDS);
  return () => clearTimeout(timer);
}

/** It ends early, and without a word, where nobody waits any more. */
async function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
