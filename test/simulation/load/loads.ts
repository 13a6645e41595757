import type { Load } from './load-world.ts';
import type { LoadResult } from './simulate-load.ts';

/** A load, and what it must not exceed. */
export interface BoundedLoad {
  readonly name: string;
  readonly load: Omit<Load, 'seed'>;
  /** Nothing is parked any more after so long. */
  readonly emptyWithinSeconds?: number;
  /** A delivery is accepted after so long. */
  readonly acceptedWithinSeconds?: number;
  /** What the first version needed; a figure of its model. */
  readonly before?: string;
}

/** The smallest quota of a region for messages to FIFO topics, a second. */
const QUOTA = 3_000;
const EVENT = { topicPerSecond: QUOTA, unitsPerParkedEvent: 1 } as const;
/** How much longer it may take than the topic's quota alone would. */
const MARGIN = 1.1;

/** The loads at full size. */
export const LOADS: readonly BoundedLoad[] = [
  {
    name: '1,000/s, 200,000 users, topic down for an hour',
    load: { ...EVENT, deliveriesPerSecond: 1_000, users: 200_000, outageSeconds: 3_600, mostSeconds: 2_400 },
    emptyWithinSeconds:
      secondsByQuota({ deliveriesPerSecond: 1_000, outageSeconds: 3_600, quota: QUOTA }) * MARGIN,
    before: 'never',
  },
  {
    name: '300/s, 20,000 users, ten minutes',
    load: { ...EVENT, deliveriesPerSecond: 300, users: 20_000, outageSeconds: 600, mostSeconds: 600 },
    emptyWithinSeconds:
      secondsByQuota({ deliveriesPerSecond: 300, outageSeconds: 600, quota: QUOTA }) * MARGIN,
    before: 'never',
  },
  {
    name: '200/s, 20,000 users, ten minutes',
    load: { ...EVENT, deliveriesPerSecond: 200, users: 20_000, outageSeconds: 600, mostSeconds: 600 },
    emptyWithinSeconds:
      secondsByQuota({ deliveriesPerSecond: 200, outageSeconds: 600, quota: QUOTA }) * MARGIN,
    before: '22 min',
  },
  {
    name: '1,000/s, 200,000 users, two seconds',
    load: { ...EVENT, deliveriesPerSecond: 1_000, users: 200_000, outageSeconds: 2, mostSeconds: 120 },
    emptyWithinSeconds: 60,
    acceptedWithinSeconds: 1,
  },
  {
    name: 'one wallet at 2/s, 300 events behind',
    load: { ...EVENT, deliveriesPerSecond: 2, users: 1, outageSeconds: 150, mostSeconds: 120 },
    acceptedWithinSeconds: 10,
    before: 'never',
  },
  {
    name: 'one wallet every 1.5 s, two seconds',
    load: { ...EVENT, deliveriesPerSecond: 1 / 1.5, users: 1, outageSeconds: 2, mostSeconds: 200 },
    acceptedWithinSeconds: 10,
    before: 'never',
  },
];

interface Outage {
  readonly deliveriesPerSecond: number;
  readonly outageSeconds: number;
  readonly quota: number;
}

/** How long the topic's quota alone takes for what was parked, beside the deliveries that go on. */
export function secondsByQuota({ deliveriesPerSecond, outageSeconds, quota }: Outage): number {
  return (deliveriesPerSecond * outageSeconds) / (quota - deliveriesPerSecond);
}

/** The promises and bounds that a result breaks. */
export function brokenBounds(bounded: BoundedLoad, result: LoadResult): string[] {
  const { emptyWithinSeconds = Number.POSITIVE_INFINITY, acceptedWithinSeconds = Number.POSITIVE_INFINITY } =
    bounded;
  const empty = result.emptyAfterSeconds ?? Number.POSITIVE_INFINITY;
  const accepted = result.firstAcceptedSeconds ?? Number.POSITIVE_INFINITY;
  const broken = [
    [
      empty > emptyWithinSeconds || empty === Number.POSITIVE_INFINITY,
      `something is parked after ${empty} s`,
    ],
    [accepted > acceptedWithinSeconds, `nothing is accepted for ${accepted} s`],
    [result.lost > 0, `${result.lost} events are lost`],
    [result.overtaken > 0, `${result.overtaken} events are out of order`],
    [result.publishedAgain > 0, `${result.publishedAgain} events are published twice`],
    [result.deliveries.unavailable > 0, `${result.deliveries.unavailable} deliveries are refused`],
    [result.flag !== 'clear', `the flag is ${result.flag}`],
  ] as const;
  return broken.flatMap(([is, message]) => (is ? [`${bounded.name}: ${message}`] : []));
}
