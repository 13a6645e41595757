import { lostIn } from '../../../console/page/text/lost-in.ts';

describe('what is lost where a payload is read', () => {
  it.each([
    ['12345678901234567890', 1],
    ['9007199254740993', 1],
    ['9007199254740992', 0],
    ['0.1', 0],
    ['1.50', 0],
    ['-1500', 0],
    ['1.5E+3', 0],
    ['1500e-3', 0],
    ['-0', 0],
    ['0.000', 0],
    ['1e21', 0],
    ['1e400', 1],
    ['0.12345678901234567890', 1],
    ['"12345678901234567890"', 0],
    ['true', 0],
    ['null', 0],
  ])('of %s are %i numbers', (value, rounded) => {
    expect(lostIn(`{"a": [${value}]}`)).toEqual({ rounded, repeated: 0 });
  });

  it('are names that stand in one object again, however they are written', () => {
    expect(lostIn('{"a":1,"a":2,"b":{"a":3},"c":[{"a":1},{"a":2}]}').repeated).toBe(1);
    expect(lostIn('{"a":1,"\\u0061":2}').repeated).toBe(1);
    expect(lostIn('{"a":"b","c":"b","b":"{\\"a\\":1,\\"a\\":2}"}').repeated).toBe(0);
  });

  it('is told of a million characters and of 100,000 levels', () => {
    expect(lostIn(`{"long":"${'\\"'.repeat(500_000)}"}`)).toEqual({ rounded: 0, repeated: 0 });
    expect(lostIn(`${'{"n":'.repeat(100_000)}1e999${'}'.repeat(100_000)}`)).toEqual({
      rounded: 1,
      repeated: 0,
    });
  });
});
