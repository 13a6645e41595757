import fc from 'fast-check';
import { providerNames, providers } from '../../../core/providers/index.ts';
import type { JsonObject, Provider } from '../../../core/providers/provider.ts';
import { conformanceCases } from './conformance-cases.ts';
import { fixturesOf } from './fixtures.ts';
import { PROPERTY_TIMEOUT_MILLISECONDS, propertyRuns } from './property-runs.ts';
import { rawRequest } from './raw-request.ts';

const RUNS = propertyRuns(1_000);

const headerNames = [
  'svix-id',
  'svix-timestamp',
  'webhook-id',
  'webhook-timestamp',
  ...Object.values(providers).flatMap(({ signatureHeaders }) => signatureHeaders),
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', '1795305601', 'v1,', 'whsec_', `sha256=${'0'.repeat(64)}`, '\ud800'),
);
const headers = fc.dictionary(fc.constantFrom(...headerNames), fc.array(text, { maxLength: 3 }));
const body = fc.uint8Array({ maxLength: 200 });
const now = fc.date({ noInvalidDate: false });

const fieldNames = [
  'type',
  'eventName',
  'messageId',
  'eventId',
  'timestamp',
  'environmentName',
  'user',
  'toUser',
  'user_id',
  'userId',
  'wallet_id',
  'data',
  'id',
  '__proto__',
];
const { value: anything } = fc.letrec<{ value: unknown; object: JsonObject }>((tie) => ({
  object: fc.dictionary(fc.constantFrom(...fieldNames), tie('value'), { noNullPrototype: false, maxKeys: 8 }),
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom(
      'user.created',
      'wallet.linked',
      'ping',
      'privy.test',
      'did:privy:zoe',
      '2026-11-22T00:00:00Z',
    ),
    fc.constantFrom(null, true, 0, 1795305600),
    fc.array(tie('value'), { maxLength: 2 }),
    tie('object'),
  ),
}));
const payload = fc.dictionary(fc.constantFrom(...fieldNames), anything, { maxKeys: 10 });

describe.each(providerNames)('the provider %s', (name) => {
  const provider: Provider = providers[name];
  const { secrets, id, at } = conformanceCases[name];
  const bodies = fixturesOf(name).map((fixture) => fixture.body);

  it(
    'never throws on a request, whatever is in it, and never believes it',
    () => {
      fc.assert(
        fc.property(headers, body, fc.array(text), now, (sent, bytes, extra, clock) => {
          const verification = provider.verify(rawRequest(sent, bytes), [...extra, ...secrets], clock);
          expect(verification.ok).toBe(false);
        }),
        RUNS,
      );
    },
    PROPERTY_TIMEOUT_MILLISECONDS,
  );

  it(
    'never throws on a payload, and describes it within bounds',
    () => {
      fc.assert(
        fc.property(headers, payload, (sent, fields) => {
          const description = provider.describe(rawRequest(sent), fields);
          if (!description.ok) return;
          const { event } = description;
          expect(event.id).toMatch(/^[\x21-\x7e]{1,256}$/);
          expect(event.type).toMatch(/^[a-z]+(\.[A-Za-z0-9_-]+)+$/);
          expect(event.partition).toMatch(/^[\x21-\x7e]{1,300}$/);
          expect(event.subject ?? 'none').toMatch(/^[\x21-\x7e]{1,256}$/);
          expect(event.time?.getTime()).not.toBeNaN();
        }),
        RUNS,
      );
    },
    PROPERTY_TIMEOUT_MILLISECONDS,
  );

  it(
    'rejects every fixture with a bit turned or the end cut off',
    () => {
      const flip = fc.record({ position: fc.nat(), bit: fc.nat({ max: 7 }), cut: fc.boolean() });
      fc.assert(
        fc.property(fc.constantFrom(...bodies), flip, (original, { position, bit, cut }) => {
          const request = rawRequest(provider.sign(original, { secret: secrets[0], id, at }), original);
          const index = position % original.length;
          const changed = cut ? original.subarray(0, index) : Buffer.from(original);
          if (!cut) changed.writeUInt8(changed.readUInt8(index) ^ (1 << bit), index);
          expect(provider.verify(request, secrets, at).ok).toBe(true);
          expect(provider.verify({ ...request, body: changed }, secrets, at).ok).toBe(false);
        }),
        RUNS,
      );
    },
    PROPERTY_TIMEOUT_MILLISECONDS,
  );
});
