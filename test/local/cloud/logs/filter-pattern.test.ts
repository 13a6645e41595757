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

  it('asks for lines that contain a text in quotation marks, whatever they are else', () => {
    const filter = lineFilter('"msg_1"');

    expect(filter('{"eventId":"msg_1"}')).toBe(true);
    expect(filter('about msg_1 in words')).toBe(true);
    expect(filter('{"eventId":"MSG_1"}')).toBe(false);
    expect(filter('{"eventId":"msg_"}')).toBe(false);
  });

  it.each(['message', '"a" "b"', '""', '{ $.users > 3 }', '{ $.a.b = "c" }', '{ $.message = "a" '])(
    'is refused where it is not played: %s',
    (pattern) => {
      expect(() => lineFilter(pattern)).toThrow(`the filter pattern ${pattern} is not played locally`);
    },
  );
});
