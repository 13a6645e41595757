import { lineFilter } from '../../../../local/cloud/logs/filter-pattern.ts';

describe('a filter pattern of CloudWatch Logs', () => {
  it('asks for lines of JSON by what their fields say', () => {
    const filter = lineFilter(
      '{ ($.message = "message") || ($.message = "quarantine" && $.done = "dropped") }',
    );

    expect(filter('{"message":"message","level":"INFO"}')).toBe(true);
    expect(filter('{"message":"quarantine","done":"dropped"}')).toBe(true);
    expect(filter('{"message":"quarantine","done":"released"}')).toBe(false);
    expect(filter('{"done":"dropped"}')).toBe(false);
    expect(filter('"message"')).toBe(false);
    expect(filter('null')).toBe(false);
    expect(filter('message')).toBe(false);
  });

  it.each(['message', '{ $.users > 3 }', '{ $.a.b = "c" }', '{ $.message = "a" '])(
    'is refused where it is not played: %s',
    (pattern) => {
      expect(() => lineFilter(pattern)).toThrow(`the filter pattern ${pattern} is not played locally`);
    },
  );
});
