import { providers } from '../../../core/providers/index.ts';
import { planOutage } from '../../../ops/send/plan-outage.ts';

const PRIVY = { delaysSeconds: [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000], jitter: 0.2 };
const HOUR = 3_600;
/** In the middle of what may come, so that every delay is the published one. */
const random = () => 0.5;

describe('what a provider delivers after an outage', () => {
  it('is the first attempt after it, of each event', () => {
    const { deliveries } = planOutage(PRIVY, { seconds: 6 * HOUR, events: 2, random });

    expect(deliveries).toEqual([
      { happensAt: 0, arrivesAt: 5 + 300 + 1_800 + 7_200 + 18_000, attempt: 6 },
      { happensAt: 3 * HOUR, arrivesAt: 3 * HOUR + 5 + 300 + 1_800 + 7_200 + 18_000, attempt: 6 },
    ]);
  });

  it('comes in another order than it happened', () => {
    const { deliveries } = planOutage(PRIVY, { seconds: HOUR, events: 4, random });

    expect(deliveries.map(({ happensAt }) => happensAt / 60)).toEqual([30, 45, 0, 15]);
  });

  it('is given up where every attempt was in it', () => {
    const sandbox = providers.dynamic.retrySchedules?.['dynamic-sandbox'] ?? PRIVY;

    expect(planOutage(sandbox, { seconds: 150, events: 3, random })).toEqual({
      // The others were tried for 75 s.
      deliveries: [{ happensAt: 100, arrivesAt: 175, attempt: 3 }],
      givenUp: 2,
    });
  });

  it('comes sooner or later by the jitter of the schedule', () => {
    const outage = { seconds: 1, events: 1 };

    expect(planOutage(PRIVY, { ...outage, random: () => 0 }).deliveries[0]?.arrivesAt).toBe(4);
    expect(planOutage(PRIVY, { ...outage, random: () => 1 }).deliveries[0]?.arrivesAt).toBe(6);
  });
});
