import { payloadText } from '../../../core/events/payload-text.ts';

describe("a payload's own text", () => {
  it('is what was sent, to the last digit, blank and repeated name', () => {
    const sent = '{ "a": 12345678901234567890, "a":1.0,\n"data":{"b":"\\u0041"} }';
    const envelope = `{"specversion":"1.0","subject":",\\"data\\":1","data":${sent}}`;

    expect(payloadText(envelope)).toBe(sent);
  });

  it('is none where the text is no envelope', () => {
    expect(payloadText('{"specversion":"1.0"}')).toBeUndefined();
    expect(payloadText('{"specversion":"1.0","data":[1]')).toBeUndefined();
    expect(payloadText('')).toBeUndefined();
  });
});
