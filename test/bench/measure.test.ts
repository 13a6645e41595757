import { measure, quantile } from '../../bench/measure.ts';

describe('a quantile', () => {
  it('is the value that the share of the values does not exceed', () => {
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([5, 1, 3], 0.05)).toBe(1);
    expect(quantile([5, 1, 3], 1)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('measuring', () => {
  it('runs every contestant in every round, in another order each time', async () => {
    const order: string[] = [];
    const run = (name: string) => () => {
      if (order.at(-1) !== name) order.push(name);
      for (let spin = 0; spin < 20_000; spin += 1) Math.sqrt(spin);
    };

    const measured = await measure(
      [
        { name: 'a', run: run('a') },
        { name: 'b', run: run('b') },
      ],
      {
        rounds: 2,
        milliseconds: 1,
      },
    );

    expect(measured.map(({ name }) => name)).toEqual(['a', 'b']);
    // Warmed up one after the other, then a before b and b before a.
    expect(order).toEqual(['a', 'b', 'a', 'b', 'a']);
  });
});
