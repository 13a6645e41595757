import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type ArchivedEvent, readArchived } from '../../../core/archive/archived-event.ts';
import { hotEnvelopes, hotObjects } from '../../../core/archive/hot-object.ts';
import type { Envelope } from '../../../core/events/envelope.ts';
import { envelope } from '../../support/envelopes.ts';

function archived(attributes: Partial<Envelope>): ArchivedEvent {
  const reading = readArchived(JSON.stringify(envelope(attributes)));
  if (!reading.ok) throw new Error(reading.problem);
  return reading.event;
}

const FIRST = archived({ id: 'b', receivedtime: '2026-11-26T23:59:59.998Z' });
const SECOND = archived({ id: 'a', source: 'dynamic/main', receivedtime: '2026-11-26T23:59:59.999Z' });
const NEXT_DAY = archived({ id: 'c', receivedtime: '2026-11-27T00:00:00.000Z' });

describe('a hot object', () => {
  it('has the events of a day, all sources together, as they were received', () => {
    const [object] = hotObjects([SECOND, FIRST]);

    expect(object?.key).toMatch(/^hot\/2026-11-26\/[0-9a-f]{32}\.jsonl\.gz$/);
    expect(gunzipSync(object?.content ?? '').toString()).toBe(`${FIRST.envelope}\n${SECOND.envelope}\n`);
    expect(object?.events).toEqual([FIRST, SECOND]);
  });

  it('has one day only: a batch across midnight makes two', () => {
    expect(hotObjects([NEXT_DAY, SECOND, FIRST]).map(({ events }) => events.map(({ id }) => id))).toEqual([
      ['c'],
      ['b', 'a'],
    ]);
  });

  it('has an event once that came twice, and both where their texts differ', () => {
    const other = archived({ id: 'b', receivedtime: '2026-11-26T23:59:59.998Z', data: '~' });

    expect(hotObjects([other, FIRST, other])[0]?.events).toEqual([other, FIRST]);
  });

  it('is called after what is in it', () => {
    const key = (...events: ArchivedEvent[]) => hotObjects(events)[0]?.key;

    expect(key(FIRST)).toBe('hot/2026-11-26/9c3beb0d3fa5537996ad8512c4fbb7e2.jsonl.gz');
    expect(key(FIRST, SECOND)).not.toBe(key(FIRST));
  });

  it('is the same whatever the order that its events came in', () => {
    const received = fc.constantFrom(
      '2026-11-26T10:00:00.000Z',
      '2026-11-26T10:00:00.001Z',
      '2026-11-27T10:00:00.000Z',
    );
    const event = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      receivedtime: received,
      data: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.array(event), fc.func(fc.integer()), (attributes, shuffle) => {
        const events = attributes.map(archived);
        const shuffled = [...events].sort((a, b) => shuffle(a) - shuffle(b));
        const objects = (list: readonly ArchivedEvent[]) =>
          hotObjects(list)
            .map(({ key, content }) => [key, Buffer.from(content).toString('hex')])
            .sort();

        expect(objects(shuffled)).toEqual(objects(events));
      }),
    );
  });

  it('gives every envelope back byte for byte', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (payloads) => {
        const events = payloads.map((data, index) => archived({ id: `id-${index}`, data }));
        const back = hotObjects(events).flatMap(({ content }) => hotEnvelopes(content));

        expect(back.sort()).toEqual(events.map((event) => event.envelope).sort());
      }),
    );
  });

  it('is refused where it is cut, or no archive of ours', () => {
    const content = hotObjects([FIRST])[0]?.content ?? new Uint8Array();

    expect(() => hotEnvelopes(content.subarray(0, -9))).toThrow('unexpected end of file');
    expect(() => hotEnvelopes(Buffer.from('<html>'))).toThrow('incorrect header check');
  });
});
