import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import type { FaultProxy } from './fault-proxy.ts';
import type { Killer } from './killer.ts';
import type { Dependency, Phase } from './plan-phases.ts';

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
    proxies.dynamodb.setWeather(phase.weather.dynamodb);
    proxies.sns.setWeather(phase.weather.sns);
    await sleep(phase.milliseconds, undefined, { signal: stop }).catch(() => undefined);
  }
  killer.stop();
  for (const proxy of Object.values(proxies)) proxy.setWeather(undefined);
}

const DRAIN_EVERY_MILLISECONDS = 2_000;
/** A run that takes longer goes on beside the next one, but no more than two are under way. */
const DRAINS_AT_ONCE = 2;

/** Runs the drain more often than its schedule does. */
export function drainOften({ functions }: Pick<LocalPipeline, 'functions'>): {
  stop(): void;
  readonly runs: number;
} {
  let runs = 0;
  let underWay = 0;
  const drain = async () => {
    runs += 1;
    underWay += 1;
    await functions.get('drain')?.host.invoke({});
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
