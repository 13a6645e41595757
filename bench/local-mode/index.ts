import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type BenchResult, figure, type Goal } from '../bench.ts';
import { quantile } from '../measure.ts';
import { type Role, treeUse } from './process-times.ts';
import { type RunningPipeline, startPipeline } from './running-pipeline.ts';
import { sendLoad } from './send-load.ts';

const SENDERS = [1, 8, 32] as const;
const SECONDS = 20;
const PATIENCE_SECONDS = 120;

/** One load, and what came of it. */
interface Pass {
  readonly senders: number;
  readonly answers: readonly number[];
  readonly lags: readonly number[];
  readonly perSecond: number;
  readonly cpu: Readonly<Record<Role, number>>;
  readonly megabytes: number;
  readonly missing: number;
  readonly doubled: number;
}

/** The whole pipeline on this machine: senders, gateway, bundles, database, queues and handlers share its cores. */
export const localMode: Bench = {
  name: 'local',
  title: 'The pipeline on this machine',
  about:
    `Deliveries of Privy of 3 KB to npm start, from senders that wait for each answer, for ${SECONDS} s each; every event is handled by the handlers of ` +
    'pipeline.config.ts that asked for it. Milliseconds by the clock, CPU milliseconds per delivery, by process.',
  async run(onProgress) {
    const watch = new Watch();
    const pipeline = await startPipeline((handled) => watch.handled(handled));
    try {
      const passes: Pass[] = [];
      await measuredPass(1, 3, pipeline, watch);
      for (const senders of SENDERS) {
        onProgress(`${senders} senders`);
        passes.push(await measuredPass(senders, SECONDS, pipeline, watch));
      }
      return resultOf(passes);
    } finally {
      await pipeline.close();
    }
  },
};

/** Which events are on their way, and how long they took to be handled. */
class Watch {
  #sent = new Map<string, number>();
  #handled = new Map<string, number>();
  lags: number[] = [];

  begin(): void {
    this.#sent = new Map();
    this.#handled = new Map();
    this.lags = [];
  }

  sent(eventId: string): void {
    this.#sent.set(eventId, Date.now());
  }

  handled({
    eventId,
    handler,
    at,
  }: {
    readonly eventId: string;
    readonly handler: string;
    readonly at: number;
  }): void {
    const sentAt = this.#sent.get(eventId);
    if (sentAt === undefined || handler !== HANDLER) return;
    this.#handled.set(eventId, (this.#handled.get(eventId) ?? 0) + 1);
    this.lags.push(at - sentAt);
  }

  get missing(): number {
    return this.#sent.size - this.#handled.size;
  }

  get doubled(): number {
    return [...this.#handled.values()].filter((times) => times > 1).length;
  }
}

/** The one that every login is for. */
const HANDLER = 'user-directory';

async function measuredPass(
  senders: number,
  seconds: number,
  { pid, url, secret }: RunningPipeline,
  watch: Watch,
): Promise<Pass> {
  watch.begin();
  const before = treeUse(pid).cpu;
  const startedAt = performance.now();
  const onSent = (eventId: string) => watch.sent(eventId);
  const answers = await sendLoad({ url, secret, senders, seconds, onSent });
  const perSecond = answers.length / ((performance.now() - startedAt) / 1_000);
  for (let waited = 0; watch.missing > 0 && waited < PATIENCE_SECONDS * 10; waited += 1) await sleep(100);
  const { cpu, megabytes } = treeUse(pid);
  const used = (role: Role) => ((cpu[role] - before[role]) * 1_000) / answers.length;
  return {
    senders,
    answers,
    lags: watch.lags,
    perSecond,
    cpu: { main: used('main'), database: used('database'), functions: used('functions') },
    megabytes,
    missing: watch.missing,
    doubled: watch.doubled,
  };
}

function resultOf(passes: readonly Pass[]): BenchResult {
  const rows = passes.map(({ senders, answers, lags, perSecond, cpu, megabytes }) => [
    String(senders),
    figure(perSecond),
    `${figure(quantile(answers, 0.5))} / ${figure(quantile(answers, 0.99))}`,
    `${figure(quantile(lags, 0.5))} / ${figure(quantile(lags, 0.99))}`,
    figure(cpu.functions),
    figure(cpu.main),
    figure(cpu.database),
    figure(megabytes),
  ]);
  const most = Math.max(...passes.map(({ perSecond }) => perSecond));
  const wrong = passes.reduce((sum, { missing, doubled }) => sum + missing + doubled, 0);
  const goals: Goal[] = [
    {
      goal: '250 deliveries a second on two cores',
      measured: figure(most),
      isMet: most >= 250,
      reason: 'the CPU per delivery, of all processes together, is what two cores have',
    },
    { goal: 'nothing lost and nothing handled twice', measured: `${wrong} of all`, isMet: wrong === 0 },
  ];
  const columns = [
    'senders',
    'deliveries/s',
    'answered in p50 / p99',
    'handled after p50 / p99',
    'CPU functions',
    'CPU main process',
    'CPU database',
    'MB in all',
  ];
  return { tables: [{ columns, rows }], goals };
}
