import { readTime } from '../../../core/time/read-time.ts';

describe('reading a time', () => {
  it.each([
    ['2026-11-26T03:00:00Z', '2026-11-26T03:00:00.000Z'],
    ['2026-11-26T03:00:00.5+01:00', '2026-11-26T02:00:00.500Z'],
    ['2026-11-26T03:00:00.123456789Z', '2026-11-26T03:00:00.123Z'],
    ['2026-11-26t03:00:00,25z', '2026-11-26T03:00:00.250Z'],
    ['2026-11-26 03:00:00', '2026-11-26T03:00:00.000Z'],
    ['2026-11-26T03:00:00', '2026-11-26T03:00:00.000Z'],
    ['2026-11-26 03:00:00.123+00', '2026-11-26T03:00:00.123Z'],
    ['2026-11-26 03:00:00 -0330', '2026-11-26T06:30:00.000Z'],
    ['2026-11-26T03:00:00+14:00', '2026-11-25T13:00:00.000Z'],
    ['2026-11-26T03:00:00-12:00', '2026-11-26T15:00:00.000Z'],
    ['2028-02-29T23:59:59Z', '2028-02-29T23:59:59.000Z'],
    ['Thu, 26 Nov 2026 03:00:00 GMT', '2026-11-26T03:00:00.000Z'],
    ['Thu, 26 Nov 26 03:00:00 UT', '2026-11-26T03:00:00.000Z'],
    ['1 Dec 2026 03:00 EST', '2026-12-01T08:00:00.000Z'],
    ['Tue, 01 Dec 2026 03:00:00 +0530', '2026-11-30T21:30:00.000Z'],
    ['Thu, 01 Jan 70 00:00:00 GMT', '1970-01-01T00:00:00.000Z'],
  ])('takes %s for %s', (text, expected) => {
    expect(readTime(text)?.toISOString()).toBe(expected);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['a word', 'yesterday'],
    ['a number, whose unit nobody says', 1795305600123],
    ['a number as text', '1795305600123'],
    ['a day without a time of day', '2026-11-26'],
    ['an hour without minutes', '2026-11-26T03Z'],
    ['a thirteenth month', '2026-13-22T00:00:00Z'],
    ['a day that the month does not have', '2026-11-31T00:00:00Z'],
    ['a 29th of February of another year', '2027-02-29T00:00:00Z'],
    ['a 25th hour', '2026-11-26T24:00:00Z'],
    ['a 61st minute', '2026-11-26T03:60:00Z'],
    ['a 61st second', '2026-11-26T03:00:60Z'],
    ['an offset that no clock has', '2026-11-26T03:00:00+99:99'],
    ['an offset of too many hours', '2026-11-26T03:00:00+14:01'],
    ['an offset of too many hours to the west', '2026-11-26T03:00:00-12:01'],
    ['an offset of too many minutes', '2026-11-26T03:00:00+01:60'],
    ['a zone that is none', 'Thu, 26 Nov 2026 03:00:00 XYZ'],
    ['a month that is none', 'Thu, 26 Nox 2026 03:00:00 GMT'],
    ['another day of the week', 'Fri, 26 Nov 2026 03:00:00 GMT'],
    ['a day of the week that is none', 'Xyz, 26 Nov 2026 03:00:00 GMT'],
    ['no zone, in a form that has one', 'Thu, 26 Nov 2026 03:00:00'],
    ['something behind it', '2026-11-26T03:00:00Z\n'],
    ['something before it', ' 2026-11-26T03:00:00Z'],
    ['a list', ['2026-11-26T03:00:00Z']],
  ])('takes %s for no time', (_what, value) => {
    expect(readTime(value)).toBeUndefined();
  });
});
