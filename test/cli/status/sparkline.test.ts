import { sparkline } from '../../../cli/status/sparkline.ts';

describe('a line of bars', () => {
  it('has the highest for the most, the lowest for the least, and nothing for nothing', () => {
    expect(sparkline([0, 1, 50, 100])).toBe(' ▁▄█');
    expect(sparkline([0, 0])).toBe('  ');
  });
});
