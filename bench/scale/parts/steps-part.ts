import { figure, type Goal } from '../../bench.ts';
import { limitsOf } from '../limits.ts';
import { AS_DEPLOYED, type Deployment } from '../simulation/deployment.ts';
import { MOST_REGIONS } from '../simulation/quotas.ts';
import { type Simulated, simulate } from '../simulation/simulate.ts';
import type { Measured, Part } from './part.ts';
import { secondsText } from './seconds-text.ts';
import { shortName } from './short-names.ts';

/** What to change when there is to be more. */
interface Step {
  readonly perSecond: number;
  readonly change: string;
  readonly deployment: Deployment;
}

const THROTTLE_RAISED: Deployment = {
  ...AS_DEPLOYED,
  throttle: { perSecond: 5_000, burst: 2_500 },
  quotas: { ...MOST_REGIONS, table: { atFirst: 8_000, atMost: 40_000 } },
};
const QUOTAS_RAISED: Deployment = {
  ...THROTTLE_RAISED,
  throttle: { perSecond: 12_000, burst: 6_000 },
  maxConcurrency: 100,
  quotas: {
    ...MOST_REGIONS,
    requests: { perSecond: 20_000, burst: 10_000 },
    table: { atFirst: 25_000, atMost: 40_000 },
    topicMessages: 30_000,
  },
};

const STEPS: readonly Step[] = [
  { perSecond: 1_500, change: 'nothing', deployment: AS_DEPLOYED },
  {
    perSecond: 2_900,
    change: '`throttle` of 5,000 and 2,500; 8,000 write units of warm throughput for the ledger',
    deployment: THROTTLE_RAISED,
  },
  {
    perSecond: 10_000,
    change:
      '`throttle` of 12,000 and 6,000; quotas of 20,000 requests and, or in us-east-1, 30,000 messages to FIFO topics; 25,000 write units ' +
      "for the ledger and handlers' tables; `maxConcurrency: 100`",
    deployment: QUOTAS_RAISED,
  },
];

const USERS = 1_000_000;
const SECONDS = 30;

/** What to change at each step, and that it is enough: the same load before and after. */
export function stepsPart({ times }: Measured): Part {
  const load = (perSecond: number) => ({
    seed: 1,
    deliveriesPerSecond: perSecond,
    users: USERS,
    seconds: SECONDS,
  });
  const made = STEPS.map(({ perSecond, change, deployment }, index) => ({
    perSecond,
    change,
    before:
      index === 0
        ? undefined
        : simulate({ load: load(perSecond), deployment: STEPS[index - 1]?.deployment ?? deployment, times }),
    after: simulate({ load: load(perSecond), deployment, times }),
    next: limitsOf(deployment, times)[0],
  }));
  const rows = made.map(({ perSecond, change, before, after, next }) => [
    perSecond.toLocaleString('en'),
    change,
    before === undefined ? '' : gaveWayIn(before),
    gaveWayIn(after),
    secondsText(after.handled.quantile(0.99)),
    next === undefined ? '' : `${shortName(next.resource)}, at ${figure(next.perSecond)}`,
  ]);
  const columns = [
    'up to deliveries/s',
    'change',
    'gives way without it',
    'with it',
    'handled after, p99',
    'next',
  ];
  return { table: { name: 'steps', columns, rows }, goals: made.map(goalOf) };
}

function goalOf({ perSecond, after }: { readonly perSecond: number; readonly after: Simulated }): Goal {
  const lag = after.handled.quantile(0.99);
  return {
    goal: `${perSecond.toLocaleString('en')} deliveries a second, by the simulation: nothing gives way, and 99 of 100 events are handled within a second`,
    measured: `${gaveWayIn(after)}, ${secondsText(lag)}`,
    isMet: after.gaveWay === undefined && lag <= 1_000,
  };
}

function gaveWayIn({ gaveWay }: Simulated): string {
  return gaveWay === undefined ? 'nothing' : shortName(gaveWay);
}
