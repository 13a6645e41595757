import { isoToDate, millisecondsToDate, secondsToDate, toDate } from '../../client/src/times.ts';

describe('times', () => {
  it('read each unit', () => {
    expect(secondsToDate(1795305600).toISOString()).toBe('2026-11-22T00:00:00.000Z');
    expect(millisecondsToDate(1795305600123).toISOString()).toBe('2026-11-22T00:00:00.123Z');
    expect(isoToDate('2026-11-22T00:00:00.123Z').toISOString()).toBe('2026-11-22T00:00:00.123Z');
    expect(isoToDate('2026-11-22T01:00:00+01:00').toISOString()).toBe('2026-11-22T00:00:00.000Z');
  });

  it('are told apart by their size where the unit is not documented', () => {
    expect(toDate(1795305600).toISOString()).toBe('2026-11-22T00:00:00.000Z');
    expect(toDate(1795305600000).toISOString()).toBe('2026-11-22T00:00:00.000Z');
    expect(toDate('2026-11-22T00:00:00.000Z').toISOString()).toBe('2026-11-22T00:00:00.000Z');
    expect(toDate(999_999_999_999).getUTCFullYear()).toBe(33658);
    expect(toDate(1_000_000_000_000).toISOString()).toBe('2001-09-09T01:46:40.000Z');
    expect(toDate(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
  });

  it.each([
    [() => secondsToDate(Number.NaN), 'expected a Unix time in seconds, got null'],
    [() => millisecondsToDate(9e15), 'expected a Unix time in milliseconds, got 9000000000000000'],
    [() => isoToDate('22.11.2026'), 'expected a time in ISO 8601 with a time zone, got "22.11.2026"'],
    [() => isoToDate('2026-11-22T00:00:00'), 'expected a time in ISO 8601 with a time zone'],
    [() => toDate('1795305600'), 'expected a time in ISO 8601 with a time zone, got "1795305600"'],
    [() => isoToDate('2026-13-45T00:00:00Z'), 'expected a time in ISO 8601'],
  ])('refuse what is no time in that unit (%#)', (read, message) => {
    expect(read).toThrow(RangeError);
    expect(read).toThrow(message);
  });
});
