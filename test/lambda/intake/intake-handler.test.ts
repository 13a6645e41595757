import { memoryIntake, proxyEvent, type SignedRequest, signedEvent } from '../../support/memory-intake.ts';

const USER_CREATED =
  '{ "type":"user.created", "user":{"id":"did:privy:ada", "name":"Zoë", "created_at":1795219200.0,' +
  '"has_accepted_terms":true,"is_guest":false,"linked_accounts":[],"mfa_methods":[]} }\n';
const PING =
  '{"messageId":"0f9c1a52-6f43-4c5e-9a57-2a3c1f0d7e01","eventId":"e1","eventName":"ping","timestamp":"2026-11-22T07:59:59.123Z","userId":null,"environmentName":"sandbox","data":{}}';
const SECOND_MILLISECONDS = 1000;
const NOW = new Date('2026-11-22T08:00:00.000Z');
const BODY_LIMIT_BYTES = 1_048_576;

function secondsFromNow(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * SECOND_MILLISECONDS);
}

async function answerTo(event: unknown) {
  const intake = memoryIntake();
  const { statusCode, body, headers } = await intake.handler(event);
  return { ...intake, statusCode, headers, body: JSON.parse(body) as Record<string, unknown> };
}

/** The event of a signed delivery with its headers changed. */
function withHeaders(request: SignedRequest, change: (headers: Record<string, string[]>) => void) {
  const event = signedEvent(request);
  change(event.multiValueHeaders);
  return { ...event, headers: {} };
}

describe('the intake', () => {
  it('accepts a signed delivery and publishes its payload byte for byte', async () => {
    const { statusCode, body, topic } = await answerTo(signedEvent({ body: USER_CREATED }));

    expect(statusCode).toBe(200);
    expect(body).toEqual({ status: 'accepted', id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V' });
    expect(topic.messages).toEqual([
      {
        body:
          '{"specversion":"1.0","id":"msg_3MRFiVBysCCDM0abSOrSeRNin2V","source":"privy/main",' +
          '"type":"privy.user.created","subject":"did:privy:ada","time":"2026-11-22T00:00:00.120Z",' +
          '"datacontenttype":"application/json","dataschema":"urn:wallet-webhooks:privy.user.created",' +
          '"receivedtime":"2026-11-22T08:00:00.000Z","environment":"production",' +
          `"partitionkey":"privy/main#did:privy:ada","data":${USER_CREATED}}`,
        groupId: 'privy/main#did:privy:ada',
        deduplicationId: 'privy/main#msg_3MRFiVBysCCDM0abSOrSeRNin2V',
        attributes: {
          type: 'privy.user.created',
          provider: 'privy',
          source: 'privy/main',
          environment: 'production',
        },
      },
    ]);
  });

  it('answers 200 to a duplicate and does not publish it again, even after the topic forgot it', async () => {
    const { handler, topic, clock } = memoryIntake();
    await handler(signedEvent({ body: USER_CREATED }));

    clock.now = secondsFromNow(3600);
    const { statusCode, body } = await handler(signedEvent({ body: USER_CREATED, at: secondsFromNow(3600) }));

    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toEqual({ status: 'duplicate', id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V' });
    expect(topic.messages).toHaveLength(1);
  });

  it.each<[string, SignedRequest, string, string]>([
    [
      'an event type nobody has heard of',
      { body: '{"type":"moon.landed"}' },
      'privy.moon.landed',
      'accepted',
    ],
    ['privy.test', { body: '{"message":"Hello, World!","type":"privy.test"}' }, 'privy.test', 'accepted'],
    ['a Dynamic ping without a user', { source: 'dynamic/main', body: PING }, 'dynamic.ping', 'accepted'],
    [
      'a delivery 300 s old',
      { body: USER_CREATED, at: secondsFromNow(-300) },
      'privy.user.created',
      'accepted',
    ],
    [
      'a delivery 300 s ahead',
      { body: USER_CREATED, at: secondsFromNow(300) },
      'privy.user.created',
      'accepted',
    ],
  ])('accepts %s', async (_, request, type, status) => {
    const { statusCode, body, topic } = await answerTo(signedEvent(request));

    expect(statusCode).toBe(200);
    expect(body['status']).toBe(status);
    expect(topic.messages.map(({ attributes }) => attributes['type'])).toEqual([type]);
  });

  it('marks test events, so that only subscribers who name them get them', async () => {
    const { topic } = await answerTo(signedEvent({ source: 'dynamic/main', body: PING }));

    expect(topic.messages[0]?.attributes).toEqual({
      type: 'dynamic.ping',
      provider: 'dynamic',
      source: 'dynamic/main',
      environment: 'sandbox',
      test: 'true',
    });
  });

  it.each<[string, unknown, number, Record<string, unknown>]>([
    [
      'no signature',
      proxyEvent({ path: '/webhooks/privy/main', headers: {}, body: Buffer.from(USER_CREATED) }),
      401,
      { status: 'rejected', reason: 'missing-header' },
    ],
    [
      'the wrong secret',
      signedEvent({ body: USER_CREATED, secret: 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAw' }),
      401,
      { status: 'rejected', reason: 'no-matching-signature' },
    ],
    [
      'a flipped byte',
      {
        ...signedEvent({ body: USER_CREATED }),
        body: Buffer.from(USER_CREATED.replace('ada', 'adb')).toString('base64'),
      },
      401,
      { status: 'rejected', reason: 'no-matching-signature' },
    ],
    [
      'a timestamp 301 s old',
      signedEvent({ body: USER_CREATED, at: secondsFromNow(-301) }),
      401,
      { status: 'rejected', reason: 'stale-timestamp' },
    ],
    [
      'a timestamp 301 s ahead',
      signedEvent({ body: USER_CREATED, at: secondsFromNow(301) }),
      401,
      { status: 'rejected', reason: 'future-timestamp' },
    ],
    [
      'a v1a signature only',
      withHeaders({ body: USER_CREATED }, (headers) => {
        headers['svix-signature'] =
          headers['svix-signature']?.map((value) => value.replace('v1,', 'v1a,')) ?? [];
      }),
      401,
      { status: 'rejected', reason: 'no-matching-signature' },
    ],
    [
      'two signature headers',
      withHeaders({ body: USER_CREATED }, (headers) => {
        headers['Svix-Signature'] = headers['svix-signature'] ?? [];
      }),
      401,
      { status: 'rejected', reason: 'duplicate-header' },
    ],
    [
      'a Dynamic signature of 40 hexadecimal characters',
      withHeaders({ source: 'dynamic/main', body: PING }, (headers) => {
        headers['x-dynamic-signature-256'] = [`sha256=${'a'.repeat(40)}`];
      }),
      401,
      { status: 'rejected', reason: 'malformed-header' },
    ],
    [
      'a Dynamic signature in upper case',
      withHeaders({ source: 'dynamic/main', body: PING }, (headers) => {
        headers['x-dynamic-signature-256'] = [`sha256=${'A'.repeat(64)}`];
      }),
      401,
      { status: 'rejected', reason: 'malformed-header' },
    ],
    [
      'a Dynamic event from before anything the ledger remembers, which may be a recording',
      signedEvent({ source: 'dynamic/main', body: PING.replace('2026-11-22T07', '2026-08-14T07') }),
      401,
      { status: 'rejected', reason: 'stale-event', id: 'e1:ping' },
    ],
    ['an empty body', signedEvent({ body: '' }), 400, { status: 'malformed', reason: 'not-json' }],
    [
      'a body that is not UTF-8',
      signedEvent({ body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }),
      400,
      { status: 'malformed', reason: 'not-utf8' },
    ],
    ['a JSON array', signedEvent({ body: '[1]' }), 400, { status: 'malformed', reason: 'not-an-object' }],
    ['a JSON null', signedEvent({ body: 'null' }), 400, { status: 'malformed', reason: 'not-an-object' }],
    [
      'a Dynamic delivery without an id',
      signedEvent({ source: 'dynamic/main', body: '{"eventName":"user.created"}' }),
      400,
      { status: 'malformed', reason: 'missing-id' },
    ],
    [
      'a body of 2 MiB',
      signedEvent({ body: 'x'.repeat(2 * BODY_LIMIT_BYTES) }),
      413,
      { status: 'too-large', reason: 'body-too-large' },
    ],
    [
      'a body whose envelope is over 1 MiB',
      signedEvent({ body: `{"type":"user.created","pad":"${'x'.repeat(BODY_LIMIT_BYTES - 100)}"}` }),
      413,
      { status: 'too-large', reason: 'message-too-large', id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V' },
    ],
    [
      'a source that is not configured',
      { ...signedEvent({ body: USER_CREATED }), resource: '/webhooks/privy/other' },
      404,
      { status: 'unknown-source' },
    ],
    [
      'an unknown resource',
      { ...signedEvent({ body: USER_CREATED }), resource: '/' },
      404,
      { status: 'unknown-source' },
    ],
  ])('refuses %s and writes nothing', async (_, event, expectedStatus, expectedBody) => {
    const { statusCode, body, ledger, topic } = await answerTo(event);

    expect(statusCode).toBe(expectedStatus);
    expect(body).toEqual(expectedBody);
    expect(ledger.state.size).toBe(0);
    expect(topic.messages).toEqual([]);
  });

  it('takes a delivery below a stage name or a base path, with header names in any case', async () => {
    const event = withHeaders({ body: USER_CREATED }, (headers) => {
      for (const [name, values] of Object.entries({ ...headers })) {
        delete headers[name];
        headers[name.toUpperCase()] = values;
      }
    });

    const { statusCode } = await answerTo({ ...event, path: '/prod/webhooks/privy/main' });

    expect(statusCode).toBe(200);
  });

  it.each(['privy//main', '/privy/main', 'privy/main/', '//privy///main//'])(
    'takes a delivery whose URL was given to the provider as /webhooks/%s',
    async (source) => {
      const event = signedEvent({ body: USER_CREATED });
      const path = `/webhooks/${source}`;

      const { statusCode } = await answerTo({
        ...event,
        resource: '/webhooks/{source+}',
        path,
        pathParameters: { source },
      });

      expect(statusCode).toBe(200);
    },
  );

  it.each(['privy', 'privy/other', 'privy/main/other', './privy/main', '{source+}', '', undefined, 7, {}])(
    'takes no delivery for the source %j',
    async (source) => {
      const event = signedEvent({ body: USER_CREATED });

      const { statusCode, body } = await answerTo({
        ...event,
        resource: '/webhooks/{source+}',
        pathParameters: { source },
      });

      expect([statusCode, body]).toEqual([404, { status: 'unknown-source' }]);
    },
  );

  it('goes by the resource that API Gateway matched and by no path', async () => {
    const event = signedEvent({ body: USER_CREATED });

    const { statusCode } = await answerTo({ ...event, resource: '/', path: '/webhooks/privy/main' });

    expect(statusCode).toBe(404);
  });

  it('takes a Dynamic redelivery as old as the ledger remembers, and a Privy resend of any age', async () => {
    const redelivery = signedEvent({
      source: 'dynamic/main',
      body: PING.replace('2026-11-22T07', '2026-08-14T09'),
    });
    const resend = signedEvent({ body: USER_CREATED, id: 'msg_36HKtJcmmJjtrAEuotUpKCg9MQ3' });

    expect((await answerTo(redelivery)).statusCode).toBe(200);
    expect((await answerTo(resend)).statusCode).toBe(200);
  });

  it('takes a body that API Gateway passed as text', async () => {
    const event = { ...signedEvent({ body: USER_CREATED }), body: USER_CREATED, isBase64Encoded: false };

    expect((await answerTo(event)).statusCode).toBe(200);
  });

  it('answers every outcome as JSON without any header that a sender could take for a command', async () => {
    const { headers } = await answerTo({ path: '/' });

    expect(headers).toEqual({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  });
});
