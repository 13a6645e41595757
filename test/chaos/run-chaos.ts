import { setTimeout as sleep } from 'node:timers/promises';
import { type Actors, startActors } from './actors.ts';
import { type ChaosPipeline, startChaosPipeline } from './chaos-pipeline.ts';
import type { ChaosReport } from './chaos-report.ts';
import { disturb } from './disturb.ts';
import { judge, readTables, type Tables } from './judge.ts';
import { Patience } from './patience.ts';
import { planPhases } from './plan-phases.ts';
import { Secrecy } from './secrecy.ts';
import { type Settled, settle } from './settle.ts';
import type { ChaosWatcher, Progress } from './watch.ts';

export interface ChaosOptions {
  readonly events: number;
  readonly seconds: number;
  readonly seed: number;
  readonly dataDirectory: string;
}

/** The sender gives up when nothing more was acknowledged for so long after the faults. */
const PATIENCE_MILLISECONDS = 30_000;
const LOOK_EVERY_MILLISECONDS = 200;

/** Runs the pipeline, delivers, lets things fail, waits until all is at rest, and counts. */
export async function runChaos(
  options: ChaosOptions,
  watcher: ChaosWatcher,
  stop: AbortSignal,
): Promise<ChaosReport> {
  const startedAt = Date.now();
  const secrecy = new Secrecy(options.seed);
  const chaos = await startChaosPipeline({ ...options, onProgress: (text) => watcher.stage(text) });
  const actors = startActors(options, chaos, secrecy);
  let settled: Settled;
  let tables: Tables;
  try {
    settled = await deliver({ options, chaos, actors, watcher, stop });
    tables = await readTables(chaos, actors);
  } finally {
    await actors.close();
    await chaos.close();
  }
  return await judge({ chaos, actors, secrecy, settled, tables, milliseconds: Date.now() - startedAt });
}

interface Run {
  readonly options: ChaosOptions;
  readonly chaos: ChaosPipeline;
  readonly actors: Actors;
  readonly watcher: ChaosWatcher;
  readonly stop: AbortSignal;
}

async function deliver(run: Run): Promise<Settled> {
  const { options, chaos, actors, watcher, stop } = run;
  const { pipeline, proxies, killer } = chaos;
  watcher.started(() => progressOf(run));
  const giveUp = new AbortController();
  const sending = actors.sender.run(AbortSignal.any([stop, giveUp.signal]));
  const phases = planPhases({ seed: options.seed, milliseconds: options.seconds * 1000 });
  await disturb({ phases, proxies, killer, pipeline, stop, onPhase: (phase) => watcher.phase(phase) });

  watcher.stage('all is well again; delivering what is left');
  await untilDoneOrStuck(sending, actors.sender);
  giveUp.abort();
  await sending;
  const left = options.events - actors.sender.acknowledged;
  watcher.stage(
    left === 0 ? 'everything is delivered; draining' : `${left} events are not delivered; draining`,
  );
  const { dynamodb, sqs } = actors.clients;
  const settled = await settle({ pipeline, proxies: Object.values(proxies), dynamodb, sqs, stop });
  watcher.stage('at rest; counting');
  return settled;
}

async function untilDoneOrStuck(sending: Promise<void>, sender: Actors['sender']): Promise<void> {
  const patience = new Patience(PATIENCE_MILLISECONDS);
  let isSending = true;
  const done = sending.finally(() => {
    isSending = false;
  });
  while (isSending && !patience.isOver(sender.acknowledged)) {
    await Promise.race([done, sleep(LOOK_EVERY_MILLISECONDS)]);
  }
}

function progressOf({ chaos: { proxies, killer }, actors, options: { events } }: Run): Progress {
  const { sender, tally, consumer } = actors;
  const faults = Object.values(proxies).flatMap((proxy) => [...proxy.faults.values()]);
  return {
    events,
    acknowledged: sender.acknowledged,
    attempts: tally.attempts,
    consumed: consumer.arrivals.size,
    faults: faults.reduce((sum, count) => sum + count, 0),
    kills: killer.kills.total,
  };
}
