import { type Bench, type BenchResult, figure, type Goal, type Table } from '../bench.ts';
import { quantile } from '../measure.ts';
import { type LoadPass, loadPass } from './load-pass.ts';
import { startPipeline } from './running-pipeline.ts';
import { type Verified, verifyPass } from './verify-pass.ts';
import { Watch } from './watch.ts';

const SENDERS = [1, 8, 32] as const;
const SECONDS = 60;

/** The whole pipeline on this machine: senders, gateway, bundles, database, queues and handlers share its cores. */
export const localMode: Bench = {
  name: 'local',
  title: 'The pipeline on this machine',
  about:
    `Deliveries of Privy of 3 KB to npm start, from senders that wait for each answer, for ${SECONDS} s each; every event is handled by the handlers of ` +
    'pipeline.config.ts that asked for it. Milliseconds by the clock, then CPU milliseconds per delivery, by process. Before that a pass in which ' +
    'every fifth delivery is sent twice, and each event is looked for at the handler and at the consumer.',
  async run(onProgress) {
    const watch = new Watch();
    const pipeline = await startPipeline((handled) => watch.handled(handled));
    try {
      onProgress('looking for each event');
      const verified = await verifyPass(pipeline, watch);
      const passes: LoadPass[] = [];
      for (const senders of SENDERS) {
        onProgress(`${senders} senders`);
        passes.push(await loadPass({ senders, seconds: SECONDS }, pipeline, watch));
      }
      return resultOf(passes, verified);
    } finally {
      await pipeline.close();
    }
  },
};

function resultOf(passes: readonly LoadPass[], verified: Verified): BenchResult {
  const most = Math.max(...passes.map(({ perSecond }) => perSecond));
  const wrong = passes.reduce((sum, { missing, doubled }) => sum + missing + doubled, 0);
  const goals: Goal[] = [
    {
      goal: '250 deliveries a second on two cores',
      measured: figure(most),
      isMet: most >= 250,
      reason: 'the CPU per delivery, of all processes together, is what two cores have',
    },
    {
      goal: 'nothing lost and nothing doubled, at the handler and at the consumer',
      measured: `${verified.missing} lost and ${verified.doubled} doubled of ${verified.events.toLocaleString('en')}; ${wrong} of those of the loads`,
      isMet: verified.missing + verified.doubled + wrong === 0,
    },
  ];
  return { tables: [loadTable(passes), cpuTable(passes)], goals, figures: figuresOf(passes) };
}

function loadTable(passes: readonly LoadPass[]): Table {
  const rows = passes.map(({ senders, answers, lags, perSecond, memory }) => [
    String(senders),
    figure(perSecond),
    `${figure(quantile(answers, 0.5))} / ${figure(quantile(answers, 0.99))}`,
    `${figure(quantile(lags, 0.5))} / ${figure(quantile(lags, 0.99))}`,
    ...[memory[0], quantile(memory, 1), memory.at(-1)].map((megabytes) => figure(megabytes ?? 0)),
  ]);
  const columns = [
    'senders',
    'deliveries/s',
    'answered in p50 / p99',
    'handled after p50 / p99',
    'MB at first',
    'at most',
    'at last',
  ];
  return { columns, rows };
}

function cpuTable(passes: readonly LoadPass[]): Table {
  const roles = [...new Set(passes.flatMap(({ cpu }) => [...cpu.keys()]))];
  const rows = roles.map((role) => [role, ...passes.map(({ cpu }) => figure(cpu.get(role) ?? 0))]);
  const sums = passes.map(({ cpu }) => figure(sumOf(cpu)));
  const columns = ['CPU of', ...passes.map(({ senders }) => `${senders} senders`)];
  return { columns, rows: [...rows, ['all', ...sums]] };
}

function figuresOf(passes: readonly LoadPass[]): Readonly<Record<string, number>> {
  const all = passes.flatMap(({ senders, perSecond, answers, cpu }) => [
    [`local.${senders}.perSecond`, perSecond] as const,
    [`local.${senders}.answered`, quantile(answers, 0.5)] as const,
    [`local.${senders}.cpu`, sumOf(cpu)] as const,
  ]);
  return Object.fromEntries(all);
}

function sumOf(cpu: ReadonlyMap<string, number>): number {
  return [...cpu.values()].reduce((sum, each) => sum + each, 0);
}
