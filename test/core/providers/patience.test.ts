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

  it('ends five days after the first failure that no success has followed', () => {
    expect(patience(['2026-11-26T09', 5, 2], ['2026-11-26T10', 0, 1], ['2026-11-27T11', 0, 9])).toEqual({
      state: 'running-out',
      since: new Date('2026-11-26T10:00:00.000Z'),
      switchedOffAt: new Date('2026-12-01T10:00:00.000Z'),
    });
  });

  it('may be at its end once that is over', () => {
    expect(patience(['2026-11-22T12', 0, 1], ['2026-11-27T11', 0, 1])).toEqual({
      state: 'run-out',
      since: new Date('2026-11-22T12:00:00.000Z'),
    });
  });
});

describe("Dynamic's patience", () => {
  const patience = (environment: string, ...hours: readonly Hour[]) =>
    dynamic.patience?.({ attempts: attemptsOf(hours), now: NOW, environment });

  it('is intact where nothing failed', () => {
    expect(patience('live', ['2026-11-27T11', 7, 0])).toEqual({ state: 'intact' });
  });

  it('keeps what messages of the last 30 days may have cost of it, one for each six attempts that failed', () => {
    const hours: readonly Hour[] = [
      ['2026-10-28T11', 0, 6_000],
      ['2026-10-28T12', 0, 61],
      ['2026-11-27T11', 7, 1],
    ];

    expect(patience('live', ...hours)).toEqual({ state: 'intact', spent: { atMost: 10, allowed: 1_500 } });
  });

  it('ends in a day and more where a message a minute fails: each counts once its last attempt has', () => {
    // In its first hour a minute's message has had three attempts, and a fourth after 11 minutes: 227 of 60 messages.
    expect(patience('live', ['2026-11-27T10', 3, 0], ['2026-11-27T11', 0, 227])).toEqual({
      state: 'running-out',
      since: new Date('2026-11-27T11:00:00.000Z'),
      // 1,500 messages take 25 hours, and the last attempt at the last of them comes 25 hours after its first.
      switchedOffAt: new Date('2026-11-29T13:12:54.118Z'),
      spent: { atMost: 37, allowed: 1_500 },
    });
  });

  it('ends at once where enough has failed', () => {
    expect(patience('live', ['2026-11-26T11', 0, 9_000])).toEqual({
      state: 'run-out',
      since: new Date('2026-11-26T11:00:00.000Z'),
      spent: { atMost: 1_500, allowed: 1_500 },
    });
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
