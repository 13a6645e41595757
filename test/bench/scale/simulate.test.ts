import { batchMilliseconds, limitsOf, limitsOfOneUser } from '../../../bench/scale/limits.ts';
import { AS_DEPLOYED, type Deployment } from '../../../bench/scale/simulation/deployment.ts';
import type { Load } from '../../../bench/scale/simulation/load.ts';
import type { Resource } from '../../../bench/scale/simulation/pressure.ts';
import { MOST_REGIONS } from '../../../bench/scale/simulation/quotas.ts';
import type { ServiceTimes } from '../../../bench/scale/simulation/service-times.ts';
import { simulate } from '../../../bench/scale/simulation/simulate.ts';

const TIMES: ServiceTimes = {
  intake: { warm: 4, start: 20 },
  handler: { event: 0.6, step: 1, start: 90, writeUnits: 1 },
  calls: { table: [3, 8], topic: [15, 30], delivery: [20, 60] },
};
/** So much of everything that each limit can be made the lowest. */
const AMPLE: Deployment = {
  ...AS_DEPLOYED,
  throttle: { perSecond: 50_000, burst: 50_000 },
  maxConcurrency: 500,
  quotas: {
    ...MOST_REGIONS,
    requests: { perSecond: 50_000, burst: 50_000 },
    concurrency: 10_000,
    newSandboxes: { perSecond: 10_000, burst: 10_000 },
    table: { atFirst: 40_000, atMost: 40_000 },
    topicMessages: 30_000,
  },
};

const run = (load: Partial<Load>, deployment: Deployment = AS_DEPLOYED) =>
  simulate({
    load: { seed: 1, deliveriesPerSecond: 100, users: 100_000, seconds: 24, ...load },
    deployment,
    times: TIMES,
  });

describe('the simulated pipeline', () => {
  it('gives the same for the same seed, and something else for another', () => {
    const [first, again, other] = [run({}), run({}), run({ seed: 2 })];

    expect(again.backlog).toEqual(first.backlog);
    expect(again.handled.mean).toBe(first.handled.mean);
    expect(other.handled.mean).not.toBe(first.handled.mean);
  });

  it('handles what it is sent at a rate that it can bear, and refuses and parks nothing', () => {
    const { refused, degraded, gaveWay, usage, backlog, deliveries } = run({});

    expect({ refused, degraded, gaveWay }).toEqual({ refused: 0, degraded: 0, gaveWay: undefined });
    expect(usage.published).toBeGreaterThan(deliveries - 20);
    expect(usage.ledgerWrites).toBeGreaterThanOrEqual(2 * usage.published - 20);
    expect(backlog.at(-1)).toEqual({ second: 24, parked: 0, queued: expect.any(Number) });
    expect(backlog.at(-1)?.queued).toBeLessThan(20);
  });

  const cases: readonly [Resource, Deployment][] = [
    ['the throttle of a source', { ...AMPLE, throttle: { perSecond: 400, burst: 200 } }],
    [
      "the account's requests",
      { ...AMPLE, quotas: { ...AMPLE.quotas, requests: { perSecond: 400, burst: 200 } } },
    ],
    [
      'functions at once',
      { ...AMPLE, handlers: 1, maxConcurrency: 150, quotas: { ...AMPLE.quotas, concurrency: 450 } },
    ],
    ['messages to the topic', { ...AMPLE, quotas: { ...AMPLE.quotas, topicMessages: 400 } }],
    ['writes to the ledger', { ...AMPLE, quotas: { ...AMPLE.quotas, table: { atFirst: 800, atMost: 800 } } }],
    ['batches at once of a handler', { ...AMPLE, maxConcurrency: 3 }],
  ];

  it.each(cases)(
    'comes up against %s where reckoning says that it will, and not before',
    (resource, deployment) => {
      const limit = limitsOf(deployment, TIMES).find((each) => each.resource === resource)?.perSecond ?? 0;

      const [before, beyond] = [0.8, 1.3].map((share) =>
        run({ deliveriesPerSecond: share * limit, seconds: 16 }, deployment),
      );

      expect(before?.gaveWay).toBeUndefined();
      expect(beyond?.gaveWay).toBe(resource);
    },
  );

  it('lets one user have as many events a second as a handler does one after the other', () => {
    const limit = limitsOfOneUser(AS_DEPLOYED, TIMES)[0]?.perSecond ?? 0;
    const [before, beyond] = [0.8, 1.3].map((share) =>
      run({ deliveriesPerSecond: share * limit, users: 1, seconds: 90 }),
    );

    expect(before?.backlog.at(-1)?.queued).toBeLessThan(60);
    expect(beyond?.gaveWay).toBe('one user after the other in a handler');
    // What comes beyond what is done piles up: 0.3 of the limit for some eighty seconds.
    const piledUp = beyond?.backlog.at(-1)?.queued ?? 0;
    expect(Math.abs(piledUp / (0.3 * limit * 83) - 1)).toBeLessThan(0.2);
  });

  it('parks what comes while the topic is down, and is rid of it as fast as the quota allows', () => {
    const troubles = [{ kind: 'topic-down', from: 20, to: 80 }] as const;

    const { backlog, refused } = run({ deliveriesPerSecond: 300, seconds: 100, troubles });

    expect(refused).toBe(0);
    const most = Math.max(...backlog.map(({ parked }) => parked));
    expect(Math.abs(most / (300 * 60) - 1)).toBeLessThan(0.05);
    // 18,000 at 2,700 a second are 6.7 seconds.
    expect(backlog.find(({ second, parked }) => second > 80 && parked < 100)?.second).toBeLessThan(90);
    expect(backlog.find(({ second }) => second === 84)?.parked).toBeGreaterThan(4_000);
  });

  it('brings what a handler failed on when the schedule of its retries says', () => {
    const troubles = [{ kind: 'handler-dead', from: 20, to: 30 }] as const;

    const { backlog } = run({ deliveriesPerSecond: 50, seconds: 120, troubles });

    const at = (wanted: number) => backlog.find(({ second }) => second === wanted)?.queued ?? 0;
    expect(at(30)).toBeGreaterThan(400);
    // The third try comes 30 seconds after the second, and some of those that were first tried in vain get that far.
    expect(at(45)).toBeGreaterThan(100);
    expect(at(110)).toBeLessThan(10);
  });

  it('makes nobody wait for a hot user but that user', () => {
    const { handled, handledHot } = run({ deliveriesPerSecond: 500, hotShare: 0.3, seconds: 40 });

    expect(handledHot.quantile(0.99)).toBeGreaterThan(3_000);
    expect(handled.quantile(0.99)).toBeLessThan(200);
  });
});

describe('a batch', () => {
  it('takes the calls of its steps, and the CPU of its events on the share of a core that the memory gives', () => {
    const milliseconds = batchMilliseconds(AS_DEPLOYED, TIMES, { events: 10, steps: 2 });

    // (10 × 0.6 + 2 × 1) / (256 / 1,769) + 2 × 5.5
    expect(milliseconds).toBeCloseTo(66.28, 2);
  });
});
