import fc from 'fast-check';
import { CutLinesError, decodeLines, encodeLines } from '../../../core/archive/event-lines.ts';

describe('lines of envelopes', () => {
  it('leave an envelope of one line as it is', () => {
    expect(encodeLines(['{"id":"1","data":{}}', '{"id":"2","data":{}}'])).toBe(
      '{"id":"1","data":{}}\n{"id":"2","data":{}}\n',
    );
  });

  it('write one that is broken into lines as the string of itself', () => {
    expect(encodeLines(['{"data":{\n  "a": 1\r\n}}'])).toBe('"{\\"data\\":{\\n  \\"a\\": 1\\r\\n}}"\n');
  });

  it('give every envelope back byte for byte', () => {
    const envelope = fc.string({ unit: 'binary' }).map((text) => `{${text}`);
    fc.assert(
      fc.property(fc.array(envelope), (envelopes) => {
        expect(decodeLines(encodeLines(envelopes))).toEqual(envelopes);
      }),
    );
  });

  it('are refused when they are cut', () => {
    expect(() => decodeLines('{"id":"1"}\n{"id":')).toThrow(CutLinesError);
    expect(decodeLines('')).toEqual([]);
  });
});
