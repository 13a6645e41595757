import { compileMath } from '../../../../local/cloud/metrics/metric-math.ts';

function valueFor(expression: string, values: Readonly<Record<string, number>> = {}) {
  return compileMath(expression)((id) => values[id]);
}

describe('metric math', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 2 - 3', 5],
    ['-2 + 5', 3],
    ['3 >= 3', 1],
    ['1 > 2 || 2 > 1', 1],
    ['1 > 2 AND 2 > 1', 0],
    ['IF(0, 1, 2)', 2],
    ['MAX([3, 8, 5])', 8],
  ])('works out %s as %d', (expression, expected) => {
    expect(valueFor(expression)).toBe(expected);
  });

  it('has no value where one of two is missing', () => {
    expect(valueFor('rejected >= deliveries', { rejected: 3 })).toBeUndefined();
    expect(valueFor('IF(running > 0, 1, 0)')).toBeUndefined();
  });

  it('has no value where something is divided by nothing', () => {
    expect(valueFor('failed / calls', { failed: 3, calls: 0 })).toBeUndefined();
    expect(valueFor('FILL(failed / calls, 0)', { failed: 0, calls: 0 })).toBe(0);
  });

  it('fills what is missing', () => {
    expect(valueFor('FILL(errors, 0) + FILL(throttles, 0)', { throttles: 2 })).toBe(2);
    expect(valueFor('IF(running > 0, IF(FILL(sent, 0) > 0, 0, 1), 0)', { running: 1 })).toBe(1);
  });

  it('adds up those of a list that are there', () => {
    expect(valueFor('SUM([a, b])', { b: 4 })).toBe(4);
    expect(valueFor('SUM([a, b])')).toBeUndefined();
  });

  it.each([
    ['RUNNING_SUM(a)', 'RUNNING_SUM is not known; known: IF, FILL, ABS, CEIL, FLOOR, MAX, MIN, SUM'],
    ['a ? b', 'a ? b: unknown at  ? b'],
    ['(a', 'expected ), found the end'],
    ['a b', 'a b: b is not expected'],
  ])('fails on what it does not know: %s', (expression, message) => {
    expect(() => compileMath(expression)).toThrow(message);
  });
});
