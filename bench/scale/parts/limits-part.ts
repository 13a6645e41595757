import { figure } from '../../bench.ts';
import { linePlot } from '../../plot/line-plot.ts';
import { limitsOf, limitsOfOneUser } from '../limits.ts';
import { AS_DEPLOYED } from '../simulation/deployment.ts';
import type { Measured, Part } from './part.ts';
import { shortName } from './short-names.ts';

const RATES = { from: 1, to: 10_000 } as const;
const POINTS = 41;
/** Less is next to nothing. */
const LEAST = 0.001;

/** With how many deliveries a second something is used up, by reckoning. */
export function limitsPart({ times }: Measured): Part {
  const limits = limitsOf(AS_DEPLOYED, times);
  const ofOneUser = limitsOfOneUser(AS_DEPLOYED, times);
  const rows = [...limits, ...ofOneUser].map(({ resource, perSecond, raisedBy }) => [
    resource,
    figure(perSecond),
    raisedBy,
  ]);
  const svg = linePlot({
    title: 'How much of each limit is used',
    description: `As deployed, with many users. The first to be used up is ${limits[0]?.resource}, at ${figure(limits[0]?.perSecond ?? 0)} deliveries a second.`,
    x: { label: 'deliveries a second', kind: 'log', ...RATES },
    y: {
      label: 'share that is used',
      kind: 'log',
      from: LEAST,
      to: 10,
      format: (value) => `${(value * 100).toLocaleString('en')} %`,
    },
    mark: { at: 1, label: 'used up' },
    lines: limits.map(({ resource, perSecond }) => ({
      label: `${shortName(resource)} (${figure(perSecond)}/s)`,
      points: rates()
        .map((rate) => [rate, rate / perSecond] as const)
        .filter(([, used]) => used >= LEAST),
    })),
  });
  return {
    table: { name: 'limits', columns: ['what is used up', 'with deliveries/s', 'raised by'], rows },
    plots: [{ file: 'limits.svg', svg }],
  };
}

function rates(): number[] {
  const step = (RATES.to / RATES.from) ** (1 / (POINTS - 1));
  return Array.from({ length: POINTS }, (_, index) => RATES.from * step ** index);
}
