import { dynamicLiveSchedule, dynamicSandboxSchedule, privySchedule } from './provider-schedules.ts';
import { Random } from './random.ts';

const SECOND = 1000;

/** Dice that always show the same fraction. */
function loaded(fraction: number): Random {
  const random = new Random('loaded');
  random.fraction = () => fraction;
  return random;
}

function delaysOf(schedule: typeof privySchedule, answer: object, fraction = 0.5) {
  const failures = [1, 2, 3, 4, 5, 6, 7, 8];
  return failures.map((count) => {
    const delay = schedule.delay(count, answer, loaded(fraction));
    return delay === undefined ? undefined : Math.round(delay / SECOND);
  });
}

describe("Privy's schedule", () => {
  it('makes eight attempts, further and further apart', () => {
    expect(delaysOf(privySchedule, { status: 500 })).toEqual([
      5,
      300,
      1800,
      7200,
      18000,
      36000,
      36000,
      undefined,
    ]);
  });

  it('spreads every delay by a fifth', () => {
    expect(delaysOf(privySchedule, { status: 500 }, 0)).toEqual([
      4,
      240,
      1440,
      5760,
      14400,
      28800,
      28800,
      undefined,
    ]);
    expect(delaysOf(privySchedule, { status: 500 }, 0.9999999)[0]).toBe(6);
  });

  it('waits as long as it is asked to, but at least its delay and at most twice that', () => {
    expect(delaysOf(privySchedule, { status: 503, retryAfterSeconds: 30 }).slice(0, 2)).toEqual([10, 300]);
    expect(delaysOf(privySchedule, { status: 503, retryAfterSeconds: 400 }).slice(0, 3)).toEqual([
      10, 400, 1800,
    ]);
  });

  it('waits a minute at least after a timeout or when it is told to slow down', () => {
    expect(delaysOf(privySchedule, {}).slice(0, 2)).toEqual([60, 300]);
    expect(delaysOf(privySchedule, { status: 429 }).slice(0, 2)).toEqual([60, 300]);
  });

  it('takes any 2xx for success', () => {
    expect([200, 204, 302, 401, 503].map((status) => privySchedule.succeeds({ status }))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(privySchedule.succeeds({})).toBe(false);
  });
});

describe("Dynamic's schedules", () => {
  it('make six attempts for live events and three for those of the sandbox', () => {
    expect(delaysOf(dynamicLiveSchedule, { status: 500 }).slice(0, 6)).toEqual([
      15,
      60,
      600,
      3600,
      86400,
      undefined,
    ]);
    expect(delaysOf(dynamicSandboxSchedule, {}).slice(0, 3)).toEqual([15, 45, undefined]);
  });

  it('take nothing but 200 for success', () => {
    expect([200, 201, 204].map((status) => dynamicLiveSchedule.succeeds({ status }))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
