import { evaluate } from '../../../bench/dashboard/expression.ts';

const KNOWN: Readonly<Record<string, readonly (number | undefined)[]>> = {
  a: [1, 2, undefined],
  b: [10, undefined, undefined],
  zero: [0, 0, 0],
};

const of = (expression: string) => evaluate(expression, 3, (id) => KNOWN[id] ?? []);

describe("CloudWatch's metric math on this machine", () => {
  it.each([
    ['1 + 2 * 3', [7, 7, 7]],
    ['(1 + 2) * 3', [9, 9, 9]],
    ['10 - 2 - 3', [5, 5, 5]],
    ['100 * (1 - a / 4)', [75, 50, undefined]],
    ['a + b', [11, undefined, undefined]],
    ['SUM([a,b])', [11, 2, undefined]],
    ['SUM([a, b]) / SUM([b]) / 1', [1.1, undefined, undefined]],
  ])('has %s as %j', (expression, values) => {
    expect(of(expression)).toEqual(values);
  });

  it('has nothing where something is divided by nothing', () => {
    expect(of('a / zero')).toEqual([undefined, undefined, undefined]);
  });

  it.each(['FILL(a, 0)', 'a +', 'a b', 'SUM(a)', 'a ? b', '(a'])(
    'says that it does not know %s',
    (expression) => {
      expect(() => of(expression)).toThrow(/metric math that is not known here|cannot read/);
    },
  );
});
