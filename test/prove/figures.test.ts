import { duration, figure } from './figures.ts';

describe('figures', () => {
  it('keep the thousands apart', () => {
    expect(figure(56_000_000_000n)).toBe('56,000,000,000');
    expect(figure(999)).toBe('999');
  });

  it.each([
    [0, '0.0 s'],
    [5_500, '5.5 s'],
    [59_949, '59.9 s'],
    [59_951, '1 min 0 s'],
    [90_000, '1 min 30 s'],
    [3_599_999, '1 h 0 min'],
    [22_380_000, '6 h 13 min'],
  ])('name %i ms as %s', (milliseconds, name) => {
    expect(duration(milliseconds)).toBe(name);
  });
});
