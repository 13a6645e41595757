import fc from 'fast-check';
import { encodeEnvelope } from '../../../core/events/encode-envelope.ts';
import type { EnvelopeAttributes } from '../../../core/events/envelope.ts';
import { publicType } from '../../../core/events/event-types.ts';
import { parseEvent } from '../../../core/events/parse-event.ts';
import { providerNames } from '../../../core/providers/index.ts';
import { fixturesOf } from '../providers/fixtures.ts';
import { envelopeOf } from './envelope-of.ts';
import { pathsOf, without } from './json-edits.ts';

const fixtures = providerNames.flatMap((provider) =>
  fixturesOf(provider).map(({ wireName, body }) => ({
    type: publicType(provider, wireName),
    text: body.toString('utf8'),
  })),
);

const fixture = fc.constantFrom(...fixtures);
const laterType = fc.stringMatching(/^(privy|dynamic)\.[a-z_]{1,12}(\.[a-zA-Z_]{1,12}){0,3}$/);

/** The message as the pipeline sends it, and the payload's text in it as the subscriber gets it. */
function sent(type: string, text: string) {
  const { data: _, ...attributes } = envelopeOf(type, undefined);
  const body = encodeEnvelope(attributes as EnvelopeAttributes, text);
  return { body, received: body.slice(body.indexOf(',"data":') + ',"data":'.length, -1) };
}

describe('parseEvent', () => {
  it('keeps every byte of the payload, for known and unknown types', () => {
    fc.assert(
      fc.property(fixture, fc.option(laterType, { nil: undefined }), ({ type, text }, later) => {
        const { body, received } = sent(later ?? type, text);
        expect(received).toBe(text);
        const parsed = parseEvent(JSON.parse(body));
        expect(parsed.ok && parsed.event.data).toEqual(JSON.parse(text));
        expect(parsed.ok && parsed.event.type).toBe(later ?? type);
      }),
    );
  });

  it('keeps unknown fields, wherever they are, and finds no drift in them', () => {
    const field = fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), fc.jsonValue());
    fc.assert(
      fc.property(fixture, field, ({ type, text }, [name, value]) => {
        const payload = JSON.parse(text, (_, inner) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? { ...Object.fromEntries([[`x-${name}`, value]]), ...inner }
            : inner,
        );
        const before = JSON.stringify(payload);
        const parsed = parseEvent(envelopeOf(type, payload));
        expect(parsed).toMatchObject({ ok: true, drift: [] });
        expect(parsed.ok && JSON.stringify(parsed.event.data)).toBe(before);
      }),
    );
  });

  it('delivers the event when fields are missing, and what is left of it is untouched', () => {
    const cut = fixture.chain(({ type, text }) => {
      const payload = JSON.parse(text);
      const paths = fc.array(fc.constantFrom(...pathsOf(payload)), { minLength: 1, maxLength: 5 });
      return paths.map((dropped) => ({ type, payload: dropped.reduce<unknown>(without, payload) }));
    });
    fc.assert(
      fc.property(cut, ({ type, payload }) => {
        const before = JSON.stringify(payload);
        const parsed = parseEvent(envelopeOf(type, payload));
        expect(parsed.ok && parsed.event.type).toBe(type);
        expect(parsed.ok && JSON.stringify(parsed.event.data)).toBe(before);
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof parseEvent(value).ok === 'boolean'));
    fc.assert(
      fc.property(fixture, fc.anything(), ({ type }, data) => {
        expect(parseEvent(envelopeOf(type, data)).ok).toBe(true);
      }),
    );
  });
});
