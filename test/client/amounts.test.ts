import fc from 'fast-check';
import { baseUnits, formatUnits, parseUnits } from '../../client/src/amounts.ts';

describe('baseUnits', () => {
  it('keeps integers that a number would round', () => {
    expect(baseUnits('115000000000000000001')).toBe(115000000000000000001n);
    expect(baseUnits('0')).toBe(0n);
    expect(baseUnits('-5')).toBe(-5n);
    expect(baseUnits('0x5208')).toBe(21000n);
  });

  it.each(['', '1.5', '1e3', ' 1', '0x', 'abc', '+1', '1_000'])('refuses %j', (text) => {
    expect(() => baseUnits(text)).toThrow(`expected an integer in base units as text, got string ${text}`);
  });

  it('refuses a number, which may have lost digits already', () => {
    expect(() => baseUnits(1e21 as unknown as string)).toThrow('got number 1e+21');
  });
});

describe('parseUnits and formatUnits', () => {
  it.each([
    ['1.5', 6, 1500000n, '1.5'],
    ['250.00', 2, 25000n, '250'],
    ['0.000000000000000001', 18, 1n, '0.000000000000000001'],
    ['-3.25', 2, -325n, '-3.25'],
    ['7', 0, 7n, '7'],
    ['1.500', 1, 15n, '1.5'],
    ['-0.5', 1, -5n, '-0.5'],
  ])('take %s with %i decimals for %s', (text, decimals, units, formatted) => {
    expect(parseUnits(text, decimals)).toBe(units);
    expect(formatUnits(units, decimals)).toBe(formatted);
  });

  it('give back what went in', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(30), (units, decimals) => {
        expect(parseUnits(formatUnits(units, decimals), decimals)).toBe(units);
      }),
    );
  });

  it('refuse what they would have to round, and what is no amount', () => {
    expect(() => parseUnits('1.005', 2)).toThrow(
      'expected at most 2 digits after the point, got string 1.005',
    );
    expect(() => parseUnits('1e3', 2)).toThrow('expected a decimal number as text, got string 1e3');
    expect(() => parseUnits('', 2)).toThrow('expected a decimal number as text');
    expect(() => parseUnits('.5', 2)).toThrow('expected a decimal number as text');
    expect(() => parseUnits('1', 1.5)).toThrow(
      'expected the decimals of a token as a whole number, got number 1.5',
    );
    expect(() => formatUnits(1n, -1)).toThrow('expected the decimals of a token as a whole number');
  });
});
