import { linePlot } from '../../plot/line-plot.ts';
import { pileUp } from '../formulas.ts';
import { AS_DEPLOYED } from '../simulation/deployment.ts';
import type { Load } from '../simulation/load.ts';
import { type Simulated, simulate } from '../simulation/simulate.ts';
import type { Measured, Part } from './part.ts';
import { secondsText } from './seconds-text.ts';

interface Case {
  readonly name: string;
  /** What the plot calls it. */
  readonly label: string;
  readonly load: Omit<Load, 'seed'>;
  /** Until when the trouble lasts, in seconds. */
  readonly until: number;
  /** How long it takes to get over it, in seconds, by a formula. */
  readonly byFormula?: number;
}

const OUTAGE = pileUp({ perSecond: 300, seconds: 600, capacity: AS_DEPLOYED.quotas.topicMessages });

const CASES: readonly Case[] = [
  {
    name: 'topic down for 10 min, 300/s of 20,000 users',
    label: 'topic down, 300/s',
    load: {
      deliveriesPerSecond: 300,
      users: 20_000,
      seconds: 780,
      troubles: [{ kind: 'topic-down', from: 30, to: 630 }],
    },
    until: 630,
    byFormula: OUTAGE.gone,
  },
  {
    name: 'a handler that fails for 10 min, 100/s of 20,000 users',
    label: 'handler that fails, 100/s',
    load: {
      deliveriesPerSecond: 100,
      users: 20_000,
      seconds: 1_500,
      troubles: [{ kind: 'handler-dead', from: 30, to: 630 }],
    },
    until: 630,
  },
  {
    name: 'a handler whose calls take 100 times as long for 5 min, 1,000/s of 100,000 users',
    label: 'slow handler, 1,000/s',
    load: {
      deliveriesPerSecond: 1_000,
      users: 100_000,
      seconds: 420,
      troubles: [{ kind: 'handler-slow', from: 30, to: 330, times: 100 }],
    },
    until: 330,
  },
];

/** Few enough to be what is on its way anyhow, beside what an outage leaves. */
const OVER = 0.005;

/** What piles up in an outage, and how long it takes until nothing of it is left. */
export function troublesPart({ times }: Measured): Part {
  const made = CASES.map((each) => ({
    ...each,
    result: simulate({ load: { seed: 1, ...each.load }, deployment: AS_DEPLOYED, times }),
  }));
  const rows = made.map(({ name, result, until, byFormula }) => [
    name,
    Math.max(...result.backlog.map(({ parked }) => parked)).toLocaleString('en'),
    Math.max(...result.backlog.map(({ queued }) => queued)).toLocaleString('en'),
    secondsText(goneAfter(result, until) * 1_000),
    byFormula === undefined ? '' : secondsText(byFormula * 1_000),
  ]);
  const columns = ['', 'parked at most', 'queued at most', 'gone after', 'by the quota alone'];
  return { table: { name: 'troubles', columns, rows }, plots: [{ file: 'troubles.svg', svg: plotOf(made) }] };
}

/** Seconds from the end of the trouble until nothing of what piled up is left. */
function goneAfter({ backlog }: Simulated, until: number): number {
  const most = Math.max(...backlog.map(({ parked, queued }) => parked + queued));
  const last = backlog.findLast(({ parked, queued }) => parked + queued > most * OVER);
  return (last?.second ?? until) - until;
}

function plotOf(made: readonly (Case & { readonly result: Simulated })[]): string {
  return linePlot({
    title: 'What piles up in an outage, and goes again',
    description:
      'Events that are parked or wait in the queue of a handler, over the minutes of three outages.',
    x: { label: 'minutes', kind: 'linear', from: 0, to: 25 },
    y: { label: 'events on their way', kind: 'linear', from: 0, to: 250_000 },
    lines: made.map(({ label, result }) => ({
      label,
      points: result.backlog
        .filter(({ second }) => second % 10 === 0)
        .map(({ second, parked, queued }) => [second / 60, parked + queued] as const),
    })),
  });
}
