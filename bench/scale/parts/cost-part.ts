import written from '../../../core/cost/measured.json' with { type: 'json' };
import { linePlot } from '../../plot/line-plot.ts';
import { costsOfMillion } from '../cost.ts';
import { AS_DEPLOYED } from '../simulation/deployment.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Measured, Part } from './part.ts';

const RATES = [1, 10, 100, 1_000] as const;
const USERS = 100_000;
const SECONDS_IN_MONTH = 2_592_000;
const MILLION = 1_000_000;
/** What a stage with two handlers costs in a month in which nothing comes, and the metrics once something does: docs/cost.md. */
const FIXED_A_MONTH = 39;

/** What a million events cost at each rate, by what it is for. */
export function costPart({ times }: Measured): Part {
  const { access, delivery: intake, handling: handler } = written.lineBytes;
  const lines = { access, intake, handler };
  const made = RATES.map((deliveriesPerSecond) => {
    const seconds = deliveriesPerSecond >= 1_000 ? 40 : 300;
    const load = { seed: 1, deliveriesPerSecond, users: USERS, seconds };
    return {
      rate: deliveriesPerSecond,
      costs: costsOfMillion(simulate({ load, deployment: AS_DEPLOYED, times }), lines),
    };
  });
  const names = made[0]?.costs.map(({ name }) => name) ?? [];
  const rows = names.map((name, index) => [
    name,
    ...made.map(({ costs }) => dollars(costs[index]?.dollars ?? 0)),
  ]);
  const sums = made.map(({ costs }) => costs.reduce((sum, cost) => sum + cost.dollars, 0));
  const fixed = RATES.map((rate) => (FIXED_A_MONTH * MILLION) / (rate * SECONDS_IN_MONTH));
  rows.push(
    ['together', ...sums.map(dollars)],
    ['and what is paid without any event', ...fixed.map(dollars)],
  );
  const svg = linePlot({
    title: 'What a million events cost',
    description:
      'At one delivery a second what is paid without any event is the most; above ten a second it is next to nothing.',
    x: { label: 'deliveries a second', kind: 'log', from: 1, to: 1_000 },
    y: { label: 'USD for a million events', kind: 'linear', from: 0, to: 30 },
    lines: [
      { label: 'events', points: RATES.map((rate, index) => [rate, sums[index] ?? 0] as const) },
      {
        label: 'with what is paid anyhow',
        points: RATES.map((rate, index) => [rate, (sums[index] ?? 0) + (fixed[index] ?? 0)] as const),
      },
    ],
  });
  const columns = ['', ...RATES.map((rate) => `${rate.toLocaleString('en')}/s`)];
  return { table: { name: 'cost', columns, rows }, plots: [{ file: 'cost.svg', svg }] };
}

function dollars(amount: number): string {
  return amount.toFixed(2);
}
