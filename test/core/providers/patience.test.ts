import { dynamic } from '../../../core/providers/dynamic/index.ts';
import type { AttemptCount } from '../../../core/providers/patience.ts';
import { privy } from '../../../core/providers/privy/index.ts';

const NOW = new Date('2026-11-27T12:00:00.000Z');

type Hour = readonly [hour: string, succeeded: number, failed: number];

function attemptsOf(hours: readonly Hour[]): readonly AttemptCount[] {
  return hours.map(([hour, succeeded, failed]) => ({
    at: new Date(`${hour}:00:00.000Z`),
    succeeded,
    failed,
  }));
}

describe("Privy's patience", () => {
  const patience = (...hours: readonly Hour[]) => privy.patience?.({ attempts: attemptsOf(hours), now: NOW });

  it('is intact where nothing was delivered, and where the last attempts succeeded', () => {
    expect(patience()).toEqual({ state: 'intact' });
    expect(patience(['2026-11-27T10', 0, 40], ['2026-11-27T11', 1, 0])).toEqual({ state: 'intact' });
  });

  it('ends five days after the first of several failures within a day, half a day apart, without a success', () => {
    expect(
      patience(
        ['2026-11-26T09', 5, 2],
        ['2026-11-26T20', 0, 1],
        ['2026-11-27T03', 0, 1],
        ['2026-11-27T08', 0, 1],
      ),
    ).toEqual({
      state: 'running-out',
      since: new Date('2026-11-26T20:00:00.000Z'),
      switchedOffAt: new Date('2026-12-01T20:00:00.000Z'),
    });
  });

  it.each<readonly [string, readonly Hour[]]>([
    ['one request', [['2026-11-22T10', 0, 1]]],
    [
      'one request a day',
      [
        ['2026-11-24T10', 0, 1],
        ['2026-11-25T11', 0, 1],
        ['2026-11-26T12', 0, 1],
      ],
    ],
    [
      'two requests half a day apart',
      [
        ['2026-11-26T20', 0, 1],
        ['2026-11-27T08', 0, 1],
      ],
    ],
    ['a hundred requests in an hour', [['2026-11-22T10', 0, 100]]],
    [
      'failures for less than half a day',
      [
        ['2026-11-26T22', 0, 50],
        ['2026-11-27T09', 0, 50],
      ],
    ],
  ])('does not begin to run out with %s', (_, hours) => {
    expect(patience(...hours)?.state).toBe('failing');
  });

  it('may be at its end once that is over', () => {
    expect(patience(['2026-11-22T00', 0, 2], ['2026-11-22T12', 0, 1])).toEqual({
      state: 'run-out',
      since: new Date('2026-11-22T00:00:00.000Z'),
    });
  });
});

describe("Dynamic's patience", () => {
  const patience = (environment: string, ...hours: readonly Hour[]) =>
    dynamic.patience?.({ attempts: attemptsOf(hours), now: NOW, environment });

  it('is intact where nothing failed', () => {
    expect(patience('live', ['2026-11-27T11', 7, 0])).toEqual({ state: 'intact' });
  });

  it('keeps what messages of the last 30 days may have cost of it: all attempts at each failed, the last a day after the first', () => {
    // 61 of the first and 6 of the last: whatever is older than 30 days counts as a first attempt and as no other.
    const hours: readonly Hour[] = [
      ['2026-10-27T11', 0, 6_000],
      ['2026-10-28T12', 0, 61],
      ['2026-11-27T08', 7, 0],
    ];

    expect(patience('live', ...hours)).toEqual({ state: 'intact', spent: { atMost: 10, allowed: 1_500 } });
  });

  it('is not spent by an outage that was over when the last attempts came', () => {
    expect(
      patience('live', ['2026-11-25T10', 0, 9_000], ['2026-11-25T11', 0, 9_000], ['2026-11-26T11', 9_000, 0]),
    ).toEqual({ state: 'intact' });
  });

  it('is being spent where some fail for good and others succeed', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => {
      const at = new Date(NOW.getTime() - (24 - hour) * 3_600_000).toISOString().slice(0, 13);
      return [at, 500, 120] as const;
    });

    // 20 messages an hour: 75 hours for 1,500 of them.
    expect(patience('live', ...hours)).toEqual({
      state: 'being-spent',
      switchedOffAt: new Date('2026-11-30T15:00:00.000Z'),
      spent: { atMost: 0, allowed: 1_500 },
    });
    expect(patience('sandbox', ...hours)).toEqual({
      state: 'being-spent',
      switchedOffAt: new Date('2026-11-27T12:00:00.000Z'),
      spent: { atMost: 960, allowed: 250 },
    });
  });

  it('is not being spent once what failed for a day is over for three hours', () => {
    expect(patience('live', ['2026-11-27T06', 9, 9_000], ['2026-11-27T11', 9, 0])?.state).toBe('intact');
  });

  it('ends in a day and more where a message a minute fails: each counts once its last attempt has', () => {
    // In its first hour a minute's message has had three attempts, and a fourth after 11 minutes: 227 of 60 messages.
    expect(patience('live', ['2026-11-27T10', 3, 0], ['2026-11-27T11', 0, 227])).toEqual({
      state: 'running-out',
      since: new Date('2026-11-27T11:00:00.000Z'),
      // 1,500 messages take 25 hours, and the last attempt at the last of them comes 25 hours after its first.
      switchedOffAt: new Date('2026-11-29T13:12:54.118Z'),
      spent: { atMost: 0, allowed: 1_500 },
    });
  });

  it('ends at once where enough has failed, for so long that the last attempts have', () => {
    expect(patience('live', ['2026-11-26T10', 0, 4_500], ['2026-11-27T11', 0, 4_500])).toEqual({
      state: 'run-out',
      since: new Date('2026-11-26T10:00:00.000Z'),
      spent: { atMost: 1_500, allowed: 1_500 },
    });
    expect(patience('live', ['2026-11-26T11', 0, 9_000])?.state).toBe('running-out');
  });

  it('is hardly touched by one request that fails, in a sandbox too', () => {
    const last = patience('sandbox', ['2026-11-27T11', 0, 1]);

    expect(last).toMatchObject({ state: 'running-out', switchedOffAt: new Date('2026-12-28T11:48:30.000Z') });
  });

  it('is shorter in a sandbox: three attempts at each of 250 messages', () => {
    expect(patience('sandbox', ['2026-11-27T11', 0, 750])).toEqual({
      state: 'run-out',
      since: new Date('2026-11-27T11:00:00.000Z'),
      spent: { atMost: 250, allowed: 250 },
    });
    expect(patience('live', ['2026-11-27T11', 0, 750])?.state).toBe('running-out');
  });
});
