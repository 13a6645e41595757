import { setTimeout as sleep } from 'node:timers/promises';
import { treeUse } from './process-times.ts';
import type { RunningPipeline } from './running-pipeline.ts';
import { sendLoad } from './send-load.ts';
import type { Watch } from './watch.ts';

const PATIENCE_SECONDS = 120;
const LOOK_EVERY_MILLISECONDS = 2_000;

/** One load, and what came of it. */
export interface LoadPass {
  readonly senders: number;
  /** In milliseconds, each. */
  readonly answers: readonly number[];
  readonly lags: readonly number[];
  readonly perSecond: number;
  /** Milliseconds of CPU per delivery, by process. */
  readonly cpu: ReadonlyMap<string, number>;
  /** MB of all processes, over the run. */
  readonly memory: readonly number[];
  readonly missing: number;
  readonly doubled: number;
}

/** Sends a load for so long, and waits until all of it is handled. */
export async function loadPass(
  { senders, seconds }: { readonly senders: number; readonly seconds: number },
  { pid, url, secret }: RunningPipeline,
  watch: Watch,
): Promise<LoadPass> {
  watch.begin();
  const before = treeUse(pid).cpu;
  const memory: number[] = [];
  const looking = setInterval(() => memory.push(treeUse(pid).megabytes), LOOK_EVERY_MILLISECONDS);
  const startedAt = performance.now();
  const answers = await sendLoad({ url, secret, senders, seconds, onSent: (id) => watch.sent(id) });
  const perSecond = answers.length / ((performance.now() - startedAt) / 1_000);
  clearInterval(looking);
  for (let waited = 0; watch.missing > 0 && waited < PATIENCE_SECONDS * 10; waited += 1) await sleep(100);
  const used = [...treeUse(pid).cpu].map(
    ([role, cpu]) => [role, ((cpu - (before.get(role) ?? 0)) * 1_000) / answers.length] as const,
  );
  const { lags, missing, doubled } = watch;
  return { senders, answers, lags, perSecond, cpu: new Map(used), memory, missing, doubled };
}
