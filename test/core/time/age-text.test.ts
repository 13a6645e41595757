import { ageText } from '../../../core/time/age-text.ts';

describe('a stretch of time as people say it', () => {
  it.each([
    [-3, '0 s'],
    [0.4, '0 s'],
    [42, '42 s'],
    [60, '1 min'],
    [119, '1 min'],
    [3_600, '1 h'],
    [12_000, '3 h 20 min'],
    [86_400, '1 d'],
    [187_300, '2 d 4 h'],
  ])('is two units at most: %p s', (seconds, text) => {
    expect(ageText(seconds)).toBe(text);
  });
});
