import { isKnownType, namesOf } from '../../../core/events/event-types.ts';
import { parseEvent } from '../../../core/events/parse-event.ts';
import { admitBody } from '../../support/admit-body.ts';
import { jsonSchemaFor } from '../events/json-schema-of.ts';
import { type PublishedBody, publishedBodies } from './published.ts';

/** Of Privy the time is in the message id that the tests sign with; of Dynamic it is in every body. */
const TIMES: Readonly<Record<string, string>> = {
  privy: '2026-11-22T00:00:00.120Z',
  dynamic: '2026-11-22T00:00:00.123Z',
};

function admitted({ provider, body }: PublishedBody) {
  return admitBody(provider, Buffer.from(JSON.stringify(body)));
}

describe('what providers publish', () => {
  it('is there in number', () => {
    const counts = Object.groupBy(publishedBodies, ({ provider, origin }) => `${provider} ${origin}`);
    expect(Object.entries(counts).map(([origin, bodies]) => [origin, bodies?.length])).toEqual([
      ['privy documentation', 9],
      ['privy openapi', 56],
      ['privy sdk-tests', 2],
      ['dynamic documentation', 12],
      ['dynamic receivers', 11],
    ]);
  });

  it.each(publishedBodies)('is described: $provider $origin $number, $expected.type', (published) => {
    const { provider, expected } = published;
    const { type, subject, time, partitionkey } = admitted(published);

    expect({ type, subject, time, partitionkey }).toEqual({
      type: expected.type,
      subject: expected.subject,
      time: TIMES[provider],
      partitionkey: `${provider}/main#${expected.partition ?? expected.subject}`,
    });
    expect(isKnownType(type)).toBe(true);
  });

  it.each(publishedBodies)('is as its type says: $provider $origin $number, $expected.type', (published) => {
    const event = admitted(published);
    const parsed = parseEvent(event);
    const validate = jsonSchemaFor(namesOf(event.type)[0] ?? event.type);

    expect(parsed.ok && parsed.drift.map(({ path }) => path)).toEqual(published.expected.drift ?? []);
    expect(validate(event.data)).toBe(published.expected.drift === undefined);
  });
});
