import { positiveWholeNumber } from '../../lambda/positive-whole-number.ts';

describe('positiveWholeNumber', () => {
  it.each([
    ['1', 1],
    ['100', 100],
  ])('reads %s', (text, value) => {
    expect(positiveWholeNumber('INBOX_RETENTION_DAYS', text)).toBe(value);
  });

  it.each(['0', '-1', '1.5', '', ' 7', '1e3', '0x10', 'NaN', '9007199254740993'])('rejects %j', (text) => {
    expect(() => positiveWholeNumber('INBOX_RETENTION_DAYS', text)).toThrow(
      `INBOX_RETENTION_DAYS is ${JSON.stringify(text)}; it must be a whole number of at least 1`,
    );
  });
});
