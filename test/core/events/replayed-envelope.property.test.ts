import fc from 'fast-check';
import { encodeEnvelope } from '../../../core/events/encode-envelope.ts';
import { replayedEnvelope } from '../../../core/events/replayed-envelope.ts';
import { readEnvelope } from '../../../core/handling/read-envelope.ts';
import { envelope } from '../../support/envelopes.ts';

const { data: _, ...ATTRIBUTES } = envelope({
  id: 'msg_1',
  source: 'privy/main',
  partitionkey: 'privy/main#ada',
});

describe('the envelope of a replayed event', () => {
  it('has the replay as its last attribute, and the payload byte for byte', () => {
    const text = '{"specversion":"1.0","id":"msg_1","data":{ "n": 1.0, "data":"\\u00e9,\\"data\\":" }}';

    expect(replayedEnvelope(text, 'r-1')).toBe(
      '{"specversion":"1.0","id":"msg_1","replayid":"r-1","data":{ "n": 1.0, "data":"\\u00e9,\\"data\\":" }}',
    );
  });

  it('is what the intake would have written, whatever is in the attributes and in the payload', () => {
    const tricky = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(',"data":', '","data":{', '\\",\\"data\\":'),
    );
    fc.assert(
      fc.property(tricky, tricky, fc.jsonValue(), (id, environment, payload) => {
        const attributes = { ...ATTRIBUTES, id: `${id}.`, environment: `${environment}.` };
        const written = encodeEnvelope(attributes, JSON.stringify(payload, null, 1));

        const replayed = replayedEnvelope(written, 'r-1');

        expect(replayed).toBe(
          encodeEnvelope({ ...attributes, replayid: 'r-1' }, JSON.stringify(payload, null, 1)),
        );
        expect(readEnvelope(replayed)).toMatchObject({ ok: true, event: { id: `${id}.`, replayid: 'r-1' } });
      }),
    );
  });

  it('is refused of a text that has no data', () => {
    expect(() => replayedEnvelope('{"id":"msg_1"}', 'r-1')).toThrow('it has no data');
  });
});
