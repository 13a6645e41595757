import { setTimeout as sleep } from 'node:timers/promises';
import { SHARDS_OF_RUNS } from '../../lambda/drain/shards-per-run.ts';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import type { FaultProxy } from './fault-proxy.ts';
import type { Killer } from './killer.ts';
import { DEPENDENCIES, type Dependency, type Phase } from './plan-phases.ts';

export interface Disturbance {
  readonly phases: readonly Phase[];
  readonly proxies: Readonly<Record<Dependency, FaultProxy>>;
  readonly killer: Killer;
  readonly pipeline: Pick<LocalPipeline, 'functions'>;
  readonly onPhase: (phase: Phase) => void;
  readonly stop: AbortSignal;
}

/** Lets the dependencies fail phase after phase and kills sandboxes meanwhile. Resolves when all is well again. */
export async function disturb(disturbance: Disturbance): Promise<void> {
  const { phases, proxies, killer, pipeline, onPhase, stop } = disturbance;
  killer.start(pipeline.functions);
  for (const phase of phases) {
    if (stop.aborted) break;
    onPhase(phase);
    for (const dependency of DEPENDENCIES) proxies[dependency].setWeather(phase.weather[dependency]);
    await sleep(phase.milliseconds, undefined, { signal: stop }).catch(() => undefined);
  }
  killer.stop();
  for (const proxy of Object.values(proxies)) proxy.setWeather(undefined);
}

const DRAIN_EVERY_MILLISECONDS = 2_000;
/** A run goes on until nothing is left. Beside it the next ones begin, for the same shards too, but no more than these. */
const DRAINS_AT_ONCE = 6;

/** Begins a run of the drain more often than its schedule does, for a quarter of the shards each. */
export function drainOften({ functions }: Pick<LocalPipeline, 'functions'>): {
  stop(): void;
  readonly runs: number;
} {
  let runs = 0;
  let underWay = 0;
  const drain = async () => {
    const shards = SHARDS_OF_RUNS[runs % SHARDS_OF_RUNS.length];
    runs += 1;
    underWay += 1;
    await functions.get('drain')?.host.invoke({ shards });
    underWay -= 1;
  };
  const timer = setInterval(() => {
    if (underWay < DRAINS_AT_ONCE) void drain();
  }, DRAIN_EVERY_MILLISECONDS);
  return {
    stop: () => clearInterval(timer),
    get runs() {
      return runs;
    },
  };
}
