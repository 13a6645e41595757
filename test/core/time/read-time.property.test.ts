import fc from 'fast-check';
import { readTime } from '../../../core/time/read-time.ts';

const anyTime = fc.date({
  min: new Date('2000-01-01T00:00:00.000Z'),
  max: new Date('9999-12-31T00:00:00.000Z'),
  noInvalidDate: true,
});

describe('reading a time', () => {
  it('reads back every time that JavaScript writes, with and without the T', () =>
    fc.assert(
      fc.property(anyTime, (time) => {
        expect(readTime(time.toISOString())).toEqual(time);
        expect(readTime(time.toISOString().replace('T', ' '))).toEqual(time);
        expect(readTime(time.toUTCString())).toEqual(new Date(Math.floor(time.getTime() / 1000) * 1000));
      }),
    ));

  it('agrees with JavaScript on every time with an offset that it reads', () =>
    fc.assert(
      fc.property(anyTime, fc.integer({ min: -720, max: 840 }), (time, minutes) => {
        const size = Math.abs(minutes);
        const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
        const offset = `${minutes < 0 ? '-' : '+'}${pad(size / 60)}:${pad(size % 60)}`;
        const text = time.toISOString().replace('Z', offset);

        expect(readTime(text)).toEqual(new Date(text));
      }),
    ));

  it('never throws, and gives only times that there are', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.anything(), digitsInPlace()), (value) => {
        expect(readTime(value)?.getTime()).not.toBeNaN();
      }),
    ));
});

/** Text of the right form with any digits in it. */
function digitsInPlace() {
  const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
  return fc
    .tuple(digits(4), digits(2), digits(2), digits(2), digits(2), digits(2), digits(2), digits(2))
    .map(
      ([year, month, day, hour, minute, second, h, m]) =>
        `${year}-${month}-${day}T${hour}:${minute}:${second}+${h}:${m}`,
    );
}
