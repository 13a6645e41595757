import { readMoment } from '../../ops/read-moment.ts';

const NOW = new Date('2026-11-27T09:00:00.000Z');

describe('a moment that an operator types', () => {
  it.each([
    ['2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24T08:30:00Z', '2026-11-24T08:30:00.000Z'],
    ['2026-11-24 08:30:00+02:00', '2026-11-24T06:30:00.000Z'],
    ['90m', '2026-11-27T07:30:00.000Z'],
    ['24h', '2026-11-26T09:00:00.000Z'],
    ['7d', '2026-11-20T09:00:00.000Z'],
  ])('is read: %s', (text, expected) => {
    expect(readMoment('from', text, NOW).toISOString()).toBe(expected);
  });

  it.each(['', 'yesterday', '2026-11-31', '7', '7w', '-1d', '2026-11-24T25:00:00Z'])(
    'is refused with what is allowed: "%s"',
    (text) => {
      expect(() => readMoment('until', text, NOW)).toThrow(
        `until is "${text}"; allowed: a day such as 2026-11-27, a time such as 2026-11-27T08:00:00Z, or how long ago, such as 90m, 24h or 7d`,
      );
    },
  );
});
