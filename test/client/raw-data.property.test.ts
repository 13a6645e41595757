import fc from 'fast-check';
import { parseMessage } from '../../client/src/parse-message.ts';
import { rawData } from '../../client/src/raw-data.ts';
import { encodeEnvelope } from '../../core/events/encode-envelope.ts';
import type { EnvelopeAttributes } from '../../core/events/envelope.ts';
import { envelopeOf } from '../core/events/envelope-of.ts';

const indent = fc.constantFrom('', ' ', '\n', '\t ', '\r\n  ');

/** JSON text with white space where it may be. */
const jsonText = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), indent)
  .map(([value, gap]) => JSON.stringify(value, null, gap));

describe('rawData', () => {
  it('gives the text of data as the pipeline put it into the envelope', () => {
    const { data: _, ...attributes } = envelopeOf('privy.test', undefined);
    fc.assert(
      fc.property(jsonText, (text) => {
        const body = encodeEnvelope(attributes as EnvelopeAttributes, text);
        expect(rawData(body)).toBe(text);
        const parsed = parseMessage(body);
        expect(parsed.ok && parsed.rawData).toBe(text);
      }),
    );
  });

  it('finds data wherever it stands among the attributes, and is not misled by fields of that name within', () => {
    const name = fc.constantFrom('data', 'type', 'x', 'a"b', '\\', '{', '');
    const fields = fc.array(fc.tuple(name, fc.jsonValue({ maxDepth: 3 })), { maxLength: 5 });
    fc.assert(
      fc.property(fields, (entries) => {
        const text = `{ ${entries.map(([key, value]) => `${JSON.stringify(key)} : ${JSON.stringify(value)}`).join(' , ')} }`;
        const data = (JSON.parse(text) as { data?: unknown }).data;
        const raw = rawData(text);
        expect(raw === undefined ? undefined : JSON.parse(raw)).toEqual(data);
      }),
    );
  });

  it('gives nothing for text that is no object with data, and never throws', () => {
    expect(rawData('')).toBeUndefined();
    expect(rawData('[{"data":1}]')).toBeUndefined();
    expect(rawData('"data"')).toBeUndefined();
    expect(rawData('["data",1,2]')).toBeUndefined();
    expect(rawData('[{"data":1},2]')).toBeUndefined();
    expect(rawData('{"a":{"data":1}}')).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        ['string', 'undefined'].includes(typeof rawData(text)),
      ),
    );
  });

  it('reads a payload of a megabyte', () => {
    const text = JSON.stringify({ long: `\\"{}${'x\\'.repeat(500_000)}` });
    expect(rawData(`{"id":"a","data":${text}}`)).toBe(text);
  });
});
