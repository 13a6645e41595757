import { createWebAcl } from '../../../../local/cloud/gateway/web-acl.ts';
import { answering, type RunningGateway, runGateway } from './running-gateway.ts';

const PATH = '/webhooks/privy/main';
const OK = answering({ statusCode: 200, body: '{"status":"accepted"}' });

let running: RunningGateway | undefined;

async function run(...args: Parameters<typeof runGateway>): Promise<RunningGateway> {
  running = await runGateway(...args);
  return running;
}

afterEach(async () => {
  await running?.gateway.close();
  running = undefined;
});

describe('a request with a route', () => {
  it('reaches the function and brings its answer back', async () => {
    const { send } = await run(
      answering({
        statusCode: 201,
        headers: { 'X-One': 'a', 'Retry-After': 5 },
        multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
        body: '{"ok":"Zoë"}',
      }),
    );

    const reply = await send(PATH, { body: '{}' });

    expect(reply).toMatchObject({
      status: 201,
      body: '{"ok":"Zoë"}',
      headers: {
        'content-type': 'application/json',
        'x-one': 'a',
        'retry-after': '5',
        'set-cookie': ['a=1', 'b=2'],
        'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  it.each([
    ['text', Buffer.from('{"name":"Zoë \u{1f98a}", "n": 1.0}')],
    ['bytes that are not UTF-8', Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0xc3, 0x28, 0x0d, 0x0a])],
    ['every byte there is', Buffer.from(Array.from({ length: 256 }, (_, i) => i))],
    ['two megabytes', Buffer.alloc(2 * 1024 * 1024, 'é')],
  ])('hands on %s byte for byte', async (_what, body) => {
    const { send, events } = await run(OK);

    await send(PATH, { body });

    expect(events[0]?.isBase64Encoded).toBe(true);
    expect(Buffer.compare(Buffer.from(events[0]?.body ?? '', 'base64'), body)).toBe(0);
  });

  it('keeps the names of headers as sent and every value of a duplicated one', async () => {
    const { send, events } = await run(OK);

    await send(PATH, { headers: ['Svix-Id', 'one', 'Svix-Id', 'two', 'svix-id', 'three', 'X-TAG', 'Zoë'] });

    expect(events[0]?.headers).toMatchObject({ 'Svix-Id': 'two', 'svix-id': 'three', 'X-TAG': 'Zoë' });
    expect(events[0]?.multiValueHeaders).toMatchObject({ 'Svix-Id': ['one', 'two'], 'svix-id': ['three'] });
  });

  it('is found with and without the stage in front, and the function sees the same path', async () => {
    const { send, events } = await run(OK);

    const statuses = [(await send(PATH)).status, (await send(`/local${PATH}?a=1`)).status];

    expect(statuses).toEqual([200, 200]);
    expect(events.map(({ path }) => path)).toEqual([PATH, PATH]);
    expect(events.map(({ requestContext }) => requestContext.path)).toEqual([
      `/local${PATH}`,
      `/local${PATH}`,
    ]);
  });

  it.each([`${PATH}/`, `/${PATH}`, `/local/${PATH}`, `//local${PATH}//`])(
    'is found whatever slashes stand before and after the path: %s',
    async (path) => {
      const { send, events } = await run(OK);

      expect((await send(path)).status).toBe(200);
      expect(events.map(({ resource }) => resource)).toEqual([PATH]);
    },
  );

  it('comes from the address that the local header names, which nobody else sees', async () => {
    const { send, events, log } = await run(OK);

    await send(PATH, { headers: ['X-Local-Source-Ip', '2600:1f24:64:8000::7'] });
    await send(PATH);

    expect(events.map(({ requestContext }) => requestContext.identity.sourceIp)).toEqual([
      '2600:1f24:64:8000::7',
      '127.0.0.1',
    ]);
    expect(log.map(({ sourceIp }) => sourceIp)).toEqual(['2600:1f24:64:8000::7', '127.0.0.1']);
    expect(JSON.stringify(events)).not.toMatch(/x-local-source-ip/i);
  });

  it.each([[['x-local-source-ip', 'home']], [['x-local-source-ip', '::1', 'x-local-source-ip', '::2']]])(
    'is refused when the local header is %j',
    async (headers) => {
      const { send, events } = await run(OK);

      const reply = await send(PATH, { headers });

      expect(reply.status).toBe(400);
      expect(reply.body).toContain('x-local-source-ip must be one IP address, is ');
      expect(events).toEqual([]);
    },
  );

  it('is logged without headers or body', async () => {
    const { send, log } = await run(OK);

    const reply = await send(PATH, { headers: ['Svix-Signature', 'v1,secret'], body: 'private' });

    expect(log).toEqual([
      {
        requestId: reply.headers['x-amzn-requestid'],
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        sourceIp: '127.0.0.1',
        method: 'POST',
        path: PATH,
        status: 200,
        durationMilliseconds: expect.any(Number),
        webAcl: 'none',
      },
    ]);
  });
});

describe('a request that the gateway answers itself', () => {
  it.each([
    ['GET', PATH],
    ['POST', '/webhooks/privy/other'],
    ['POST', '/webhooks//privy/main'],
    ['POST', '/'],
  ])('has no route: %s %s', async (method, path) => {
    const { send, events } = await run(OK);

    const reply = await send(path, { method });

    expect([reply.status, reply.body]).toEqual([403, '{"message":"Missing Authentication Token"}']);
    expect(events).toEqual([]);
  });

  it('has no route and gets what the template says', async () => {
    const notFound = {
      ResponseType: 'MISSING_AUTHENTICATION_TOKEN',
      StatusCode: '404',
      ResponseTemplates: { 'application/json': '{"status":"unknown-source"}' },
    };
    const { send } = await run(OK, { gatewayResponses: [notFound] });

    const reply = await send('/webhooks/nobody/main');

    expect([reply.status, reply.body]).toEqual([404, '{"status":"unknown-source"}']);
  });

  it.each([
    [10_485_760, 413, 'RequestEntityTooLargeException'],
    [10_485_761, 413, 'never invoked'],
  ])('has a body of %i bytes', async (size, status, errorType) => {
    const tooLarge = { ok: false, error: { errorType, errorMessage: '' } } as const;
    const { send, events } = await run(() => Promise.resolve(tooLarge));

    const reply = await send(PATH, { body: Buffer.alloc(size) });

    expect([reply.status, reply.body]).toEqual([status, '{"message":"Request Too Long"}']);
    expect(events).toHaveLength(errorType === 'never invoked' ? 0 : 1);
  });

  it('has more than 10,240 bytes of request line and header values', async () => {
    const { send, events } = await run(OK);
    const fixed =
      `POST ${PATH} HTTP/1.1`.length + `127.0.0.1:${portOf(running)}`.length + '0'.length + 'close'.length;

    const most = await send(PATH, { headers: ['X-Long', 'x'.repeat(10_240 - fixed), 'Connection', 'close'] });
    const more = await send(PATH, { headers: ['X-Long', 'x'.repeat(10_241 - fixed), 'Connection', 'close'] });

    expect([most.status, more.status]).toEqual([200, 431]);
    expect(events).toHaveLength(1);
  });

  it.each([
    ['fails', { ok: false, error: { errorType: 'Runtime.ExitError', errorMessage: 'secret' } }],
    ['answers nothing', { ok: true, payload: null }],
    ['answers a text', { ok: true, payload: 'ok' }],
    ['answers without a status', { ok: true, payload: { body: 'ok' } }],
    ['answers an unreal status', { ok: true, payload: { statusCode: 99, body: 'ok' } }],
    ['answers an object as its body', { ok: true, payload: { statusCode: 200, body: { ok: true } } }],
    ['answers an object as a header', { ok: true, payload: { statusCode: 200, headers: { a: {} } } }],
    [
      'answers a header in two lines',
      { ok: true, payload: { statusCode: 200, headers: { a: 'b\r\nc: d' } } },
    ],
  ] as const)('has a function that %s', async (_what, result) => {
    const { send } = await run(() => Promise.resolve(result));

    const reply = await send(PATH);

    expect([reply.status, reply.body]).toEqual([502, '{"message":"Internal server error"}']);
  });

  it('has a function that takes too long', async () => {
    const route = {
      method: 'POST',
      resource: PATH,
      invoke: () => new Promise<never>(() => {}),
      timeoutMilliseconds: 20,
    };
    const { send } = await run(OK, { routes: [route] });

    const reply = await send(PATH);

    expect([reply.status, reply.body]).toEqual([504, '{"message":"Endpoint request timed out"}']);
  });
});

describe('a request that is throttled', () => {
  const throttle = { requestsPerSecond: 1, burst: 2 };

  it('is answered 429 without the function, until tokens come back', async () => {
    let now = 0;
    const { send, events } = await run(OK, { throttle, now: () => now });

    const statuses = [(await send(PATH)).status, (await send(PATH)).status];
    const reply = await send(PATH);
    now = 1000;
    statuses.push((await send(PATH)).status);

    expect(statuses).toEqual([200, 200, 200]);
    expect([reply.status, reply.body]).toEqual([429, '{"message":"Too Many Requests"}']);
    expect(events).toHaveLength(3);
  });

  it('leaves the other methods what is theirs', async () => {
    const invoke = () => Promise.resolve({ ok: true as const, payload: { statusCode: 200 } });
    const routes = [
      { method: 'POST', resource: PATH, invoke },
      { method: 'POST', resource: '/webhooks/{source+}', invoke },
    ];
    const { send } = await run(OK, { throttle, routes, now: () => 0 });
    const paths = [PATH, PATH, PATH, '/webhooks//privy/main', '/webhooks//privy/main', '/webhooks/a'];

    const statuses: number[] = [];
    for (const path of paths) statuses.push((await send(path)).status);

    expect(statuses).toEqual([200, 200, 429, 200, 200, 429]);
  });
});

describe('a request under a web ACL', () => {
  const properties = (block: object) => ({
    DefaultAction: { Block: block },
    Rules: [
      {
        Name: 'privy-main',
        Priority: 0,
        Action: { Allow: {} },
        Statement: {
          ByteMatchStatement: {
            FieldToMatch: { UriPath: {} },
            PositionalConstraint: 'EXACTLY',
            SearchString: '/local/webhooks/privy/main',
            TextTransformations: [{ Priority: 0, Type: 'NONE' }],
          },
        },
      },
    ],
  });
  const webAcl = (block = {}) => createWebAcl({ properties: properties(block), ipSets: {}, now: () => 0 });

  it('is judged by its path behind execute-api, however it was sent', async () => {
    const { send, decisions } = await run(OK, { webAcl: webAcl() });

    const statuses = [(await send(PATH)).status, (await send(`/local${PATH}`)).status];

    expect(statuses).toEqual([200, 200]);
    expect(decisions.map(({ rule }) => rule)).toEqual(['privy-main', 'privy-main']);
  });

  it('is turned away before anything else looks at it, and the decision is heard', async () => {
    const { send, decisions, events, log } = await run(OK, { webAcl: webAcl() });

    const reply = await send('/webhooks/nobody/main', {
      headers: ['x-local-source-ip', '203.0.113.7'],
      body: 'x',
    });

    expect([reply.status, reply.body]).toEqual([403, '{"message":"Forbidden"}']);
    expect(events).toEqual([]);
    expect(decisions).toEqual([
      {
        requestId: reply.headers['x-amzn-requestid'],
        action: 'block',
        rule: 'Default_Action',
        counted: [],
        sourceIp: '203.0.113.7',
        method: 'POST',
        path: '/webhooks/nobody/main',
      },
    ]);
    expect(log[0]).toMatchObject({ status: 403, webAcl: 'block' });
  });

  it('is turned away in the words of the rule', async () => {
    const custom = {
      CustomResponse: { ResponseCode: 429, ResponseHeaders: [{ Name: 'retry-after', Value: '9' }] },
    };
    const { send } = await run(OK, { webAcl: webAcl(custom) });

    const reply = await send('/elsewhere');

    expect(reply).toMatchObject({ status: 429, body: '', headers: { 'retry-after': '9' } });
  });
});

describe('starting', () => {
  it('fails with a code and what to do when the port is in use', async () => {
    await run(OK);
    const port = portOf(running);

    await expect(runGateway(OK, { port })).rejects.toMatchObject({
      name: 'GatewayStartError',
      code: 'PORT_IN_USE',
      message: `port ${port} is in use: stop what listens there or take another port`,
    });
  });
});

function portOf(gateway: RunningGateway | undefined): number {
  return Number(new URL(gateway?.gateway.url ?? '').port);
}
