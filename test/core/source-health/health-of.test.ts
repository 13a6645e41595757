import type { AttemptCount } from '../../../core/providers/patience.ts';
import { healthOf, type SourceHistory } from '../../../core/source-health/health-of.ts';

const HOUR = 3_600_000;

/** From the one time to the other, as `2026-11-27T10`, the same in every hour that is counted. */
function every(
  from: string,
  to: string,
  counts: Partial<AttemptCount>,
  is: (at: Date) => boolean = () => true,
): AttemptCount[] {
  const hours: AttemptCount[] = [];
  for (let at = moment(from); at < moment(to); at = new Date(at.getTime() + HOUR))
    if (is(at)) hours.push({ at, succeeded: 0, failed: 0, ...counts });
  return hours;
}

const moment = (hour: string) => new Date(`${hour}:00:00.000Z`);

function health(now: string, attempts: readonly AttemptCount[], more: Partial<SourceHistory> = {}) {
  const source = { source: 'privy/main', environment: 'prod' } as const;
  const { silence, patience } = healthOf({ ...source, attempts, now: moment(now), ...more });
  return {
    silent: silence.silentHours,
    allowed: silence.allowedHours,
    ratio: silence.ratio,
    patience: patience?.hours,
  };
}

/** Monday to Friday, from eight to six. */
const inOfficeHours = (at: Date) =>
  at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 8 && at.getUTCHours() < 18;

describe('a quiet weekend', () => {
  // The 23rd of November 2026 is a Monday.
  const weeks = every('2026-11-09T00', '2026-11-27T18', { succeeded: 3 }, inOfficeHours);

  it('is as the one before, and Monday morning too', () => {
    // From Friday at 17 to Monday at 8 are 63 hours.
    expect(health('2026-11-29T18', weeks)).toEqual({
      silent: 48,
      allowed: 126,
      ratio: 48 / 126,
      patience: 720,
    });
    expect(health('2026-11-30T08', weeks).ratio).toBe(62 / 126);
  });

  it('is a silence on Wednesday', () => {
    expect(health('2026-12-02T23', weeks).ratio).toBeLessThan(1);
    expect(health('2026-12-03T00', weeks)).toMatchObject({ silent: 126, ratio: 1 });
  });

  it('is one after a day where a delivery is expected every day', () => {
    expect(health('2026-11-28T18', weeks, { expectDeliveryEveryHours: 24 })).toEqual({
      silent: 24,
      allowed: 24,
      ratio: 1,
      patience: 720,
    });
  });
});

describe('an outage that made a pause', () => {
  // Nothing from the 8th to the 10th, then something in every hour.
  const attempts = (until: string) => [
    ...every('2026-11-01T00', '2026-11-08T00', { succeeded: 1 }),
    ...every('2026-11-10T00', until, { succeeded: 1 }),
  ];

  it('is learned for two weeks, and then forgotten', () => {
    expect(health('2026-11-24T01', attempts('2026-11-24T01')).allowed).toBe(98);
    expect(health('2026-11-24T02', attempts('2026-11-24T02')).allowed).toBe(6);
  });
});

describe('a source of which little is known', () => {
  it('is not called silent before a week of deliveries is known', () => {
    const days = every('2026-11-20T00', '2026-11-27T00', { succeeded: 1 });

    expect(health('2026-11-30T00', days)).toMatchObject({ silent: 72, allowed: undefined, ratio: 0 });
    expect(health('2026-11-30T00', every('2026-11-20T00', '2026-11-27T01', { succeeded: 1 }))).toMatchObject({
      silent: 71,
      allowed: 6,
      ratio: 71 / 6,
    });
  });

  it('that never delivered is silent only where it should have, from when somebody looked on', () => {
    const watchedSince = moment('2026-11-25T00');

    expect(health('2026-11-27T00', [])).toMatchObject({ silent: undefined, ratio: 0, patience: 720 });
    expect(health('2026-11-27T00', [], { watchedSince })).toMatchObject({ silent: 48, ratio: 0 });
    expect(health('2026-11-27T00', [], { watchedSince, expectDeliveryEveryHours: 24 }).ratio).toBe(2);
    expect(health('2026-11-27T00', [], { expectDeliveryEveryHours: 24 }).ratio).toBe(0);
  });
});

describe('a stranger a day', () => {
  it('neither runs out the patience of a provider nor breaks the silence', () => {
    const delivered = every('2026-10-20T00', '2026-11-20T00', { succeeded: 1 });
    const stranger = every('2026-11-20T00', '2026-11-27T00', { failed: 1 }, (at) => at.getUTCHours() === 10);
    const attempts = [...delivered, ...stranger];

    expect(health('2026-11-27T00', attempts)).toMatchObject({ silent: 168, allowed: 6, patience: 720 });
    const dynamic = { source: 'dynamic/main', environment: 'sandbox' } as const;
    expect(health('2026-11-27T00', attempts, dynamic).patience).toBe(720);
  });
});

describe('a wrong secret since Friday', () => {
  // The first event comes at 16 on Friday, with seven attempts in 18 hours; then there is one every four hours.
  const attempts = [
    ...every('2026-11-01T00', '2026-11-27T16', { succeeded: 2 }),
    ...every('2026-11-27T16', '2026-12-03T00', { failed: 3 }, (at) => at.getUTCHours() % 4 === 0),
  ];
  const until = (now: string) => attempts.filter(({ at }) => at < moment(now));
  const patience = (now: string) => health(now, until(now)).patience;

  it('has the provider count from the first failure on, once half a day of them is seen', () => {
    expect(patience('2026-11-28T04')).toBe(720);
    expect(patience('2026-11-28T05')).toBe(107);
  });

  it('leaves less than 72 hours from Sunday afternoon on, two days and more before the end', () => {
    expect(patience('2026-11-29T16')).toBe(72);
    expect(patience('2026-11-29T17')).toBe(71);
    expect(patience('2026-12-02T15')).toBe(1);
    expect(patience('2026-12-02T16')).toBe(0);
  });

  it('is over with the first delivery that is accepted', () => {
    const now = '2026-11-30T10';
    const mended = [...until('2026-11-30T09'), ...every('2026-11-30T09', now, { succeeded: 1 })];

    expect(health(now, mended)).toMatchObject({ silent: 0, ratio: 0, patience: 720 });
  });
});

describe("Dynamic's counts", () => {
  const dynamic = (environment: string) => ({ source: 'dynamic/main', environment }) as const;
  // One in ten of sixty messages an hour cannot be read: six attempts at each of six.
  const poisoned = every('2026-11-25T00', '2026-11-28T00', { succeeded: 54, failed: 36 });
  const at = (now: string, environment: string) =>
    health(
      now,
      poisoned.filter((hour) => hour.at < moment(now)),
      dynamic(environment),
    ).patience;

  it('are 1,500 messages in a live environment, at the rate of the last day', () => {
    expect(at('2026-11-26T00', 'prod')).toBe(250);
    // 180 of them may have been given up.
    expect(at('2026-11-28T00', 'prod')).toBe((1_500 - 432) / 6);
  });

  it('are 250 in a sandbox, of three attempts each', () => {
    expect(at('2026-11-25T06', 'sandbox')).toBeCloseTo((250 - 72) / 3, 9);
    expect(at('2026-11-26T00', 'sandbox')).toBe(0);
  });
});

describe('a clock that changes', () => {
  it('changes nothing: an hour is an hour, though the day that ends summer time has 25 of them', () => {
    const attempts = every('2026-10-01T00', '2026-10-24T22', { succeeded: 1 });

    expect(health('2026-10-26T00', attempts, { expectDeliveryEveryHours: 26 })).toMatchObject({
      silent: 26,
      ratio: 1,
    });
  });
});
