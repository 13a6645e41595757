import { evaluate } from '../../../bench/dashboard/expression.ts';

const KNOWN: Readonly<Record<string, readonly (number | undefined)[]>> = {
  a: [1, 2, undefined],
  b: [10, undefined, undefined],
};

const of = (expression: string) => evaluate(expression, 3, (id) => KNOWN[id] ?? []);

describe('an expression of the dashboard', () => {
  it.each([
    ['100 * (1 - a / 4)', [75, 50, undefined]],
    ['a + b', [11, undefined, undefined]],
    ['SUM([a, b]) / SUM([b]) / 1', [1.1, undefined, undefined]],
    ['7', [7, 7, 7]],
  ])('has %s as %j, period by period', (expression, values) => {
    expect(of(expression)).toEqual(values);
  });

  it('says what it does not know', () => {
    expect(() => of('RATE(a)')).toThrow('RATE is not known; known: IF, FILL, ABS');
  });
});
