import fc from 'fast-check';
import { memoryIntake, signedEvent } from '../../support/memory-intake.ts';

const RUNS = 1_500;
const ANSWERS = [200, 400, 401, 404, 413];

const resource = fc.oneof(
  fc.constantFrom('/webhooks/privy/main', '/webhooks/dynamic/main', '/webhooks/{source+}', '/webhooks'),
  fc.webPath(),
  fc.anything(),
);
const headerName = fc.oneof(
  fc.constantFrom(
    'svix-id',
    'Svix-Timestamp',
    'svix-signature',
    'webhook-id',
    'webhook-signature',
    'X-Dynamic-Signature-256',
    '__proto__',
    'content-type',
  ),
  fc.string(),
);
const headerValue = fc.oneof(
  fc.constantFrom('v1,', 'v1,AAAA', 'sha256=', '1795305600', `sha256=${'0'.repeat(64)}`),
  fc.string(),
  fc.anything(),
);
const proxyEvents = fc.oneof(
  fc.anything(),
  fc.record(
    {
      resource,
      pathParameters: fc.oneof(
        fc.record({ source: fc.oneof(fc.constantFrom('privy/main', 'dynamic//main/'), fc.anything()) }),
        fc.anything(),
      ),
      httpMethod: fc.constantFrom('POST', 'GET', ''),
      headers: fc.oneof(fc.dictionary(headerName, headerValue), fc.anything()),
      multiValueHeaders: fc.oneof(
        fc.dictionary(headerName, fc.oneof(fc.array(headerValue), headerValue)),
        fc.anything(),
      ),
      body: fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.base64String(), fc.anything()),
      isBase64Encoded: fc.oneof(fc.boolean(), fc.anything()),
    },
    { requiredKeys: [] },
  ),
);

describe('the intake, given any event at all,', () => {
  it('answers from the table, never with 5xx, and writes nothing that is not verified', async () => {
    const { handler, ledger, topic } = memoryIntake();

    await fc.assert(
      fc.asyncProperty(proxyEvents, async (event) => {
        const { statusCode, body } = await handler(event);

        expect(ANSWERS).toContain(statusCode);
        expect(statusCode).not.toBe(200);
        expect(JSON.parse(body)).toHaveProperty('status');
        expect(ledger.state.size).toBe(0);
        expect(topic.messages).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('answers 200 or 400 to any body that is signed, and publishes exactly what it accepts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('privy/main' as const, 'dynamic/main' as const),
        fc.oneof(
          fc.json(),
          fc.string({ unit: 'binary' }),
          fc.uint8Array(),
          fc
            .record({
              type: fc.anything(),
              messageId: fc.anything(),
              eventId: fc.anything(),
              timestamp: fc.anything(),
            })
            .map(asJson),
        ),
        async (source, body) => {
          const { handler, ledger, topic } = memoryIntake();

          const { statusCode } = await handler(signedEvent({ source, body }));

          expect([200, 400]).toContain(statusCode);
          expect(topic.messages).toHaveLength(statusCode === 200 ? 1 : 0);
          expect(ledger.state.size).toBe(statusCode === 200 ? 1 : 0);
          for (const message of topic.messages) expect(JSON.parse(message.body)).toHaveProperty('data');
        },
      ),
      { numRuns: RUNS },
    );
  });
});

function asJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, nested: unknown) => (typeof nested === 'bigint' ? String(nested) : nested)) ??
    ''
  );
}
