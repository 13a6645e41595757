import { linePlot } from '../../plot/line-plot.ts';
import { limitsOfOneUser } from '../limits.ts';
import { AS_DEPLOYED } from '../simulation/deployment.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Measured, Part } from './part.ts';
import { secondsText } from './seconds-text.ts';
import { shortName } from './short-names.ts';

const PER_SECOND = 1_000;
const SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5] as const;
const SECONDS = 60;
/** At once, so that a minute of it is a minute. */
const RAMP = { rampSeconds: 0, warmUpSeconds: 5 } as const;

/** One user with a share of all deliveries, after a minute of it: how late that user's events are handled, and those of all others. */
export function hotUserPart({ times }: Measured): Part {
  const made = SHARES.map((hotShare) => ({
    hotShare,
    result: simulate({
      load: { seed: 1, deliveriesPerSecond: PER_SECOND, users: 100_000, hotShare, seconds: SECONDS, ...RAMP },
      deployment: AS_DEPLOYED,
      times,
    }),
  }));
  const rows = made.map(({ hotShare, result: { handledHot, handled, gaveWay } }) => [
    `${hotShare * PER_SECOND}`,
    secondsText(handledHot.quantile(0.99)),
    secondsText(handled.quantile(0.99)),
    gaveWay === undefined ? 'nothing' : shortName(gaveWay),
  ]);
  const limit = limitsOfOneUser(AS_DEPLOYED, times)[0]?.perSecond ?? 0;
  const svg = linePlot({
    title: 'One user with a share of 1,000 deliveries a second',
    description: `The hot user's events are handled later and later above ${Math.round(limit)} a second. Nobody else's are.`,
    x: { label: "the hot user's deliveries a second", kind: 'log', from: 10, to: 1_000 },
    y: { label: 'seconds from delivery to handled, 99 of 100', kind: 'log', from: 0.01, to: 100 },
    lines: [
      {
        label: 'the hot user',
        points: made.map(
          ({ hotShare, result }) =>
            [hotShare * PER_SECOND, result.handledHot.quantile(0.99) / 1_000] as const,
        ),
      },
      {
        label: 'everybody else',
        points: made.map(
          ({ hotShare, result }) => [hotShare * PER_SECOND, result.handled.quantile(0.99) / 1_000] as const,
        ),
      },
    ],
  });
  const columns = [
    "the hot user's deliveries/s",
    'handled after, p99, in the first minute',
    "everybody else's",
    'gives way',
  ];
  return { table: { name: 'hot-user', columns, rows }, plots: [{ file: 'hot-user.svg', svg }] };
}
