import { startConsole } from '../../../console/start-console.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { stageOf } from '../../ops/stage-of.ts';
import { type OpenConsole, openConsole } from './console-at.ts';

/** Of a stand-in stage only its functions answer: a quarantine that nobody is in. */
const stage: Stage = stageOf({ count: async () => ({ groups: [] }), mirror: async () => ({ groups: [] }) });

describe('a console', () => {
  let open: OpenConsole;

  beforeAll(async () => {
    open = await openConsole(stage, { mayWrite: false });
  });

  afterAll(() => open.console.close());

  it('lets a browser in by a cookie that no script and no other site gets', async () => {
    const other = await startConsole(stage, { port: 0, mayWrite: false });
    try {
      const entered = await fetch(other.link);

      expect(entered.status).toBe(200);
      expect(entered.headers.get('set-cookie')).toMatch(
        /^wallet-webhooks-console-\d+=[\w-]{32}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/,
      );
    } finally {
      await other.close();
    }
  });

  it('takes the token of its link once', async () => {
    const again = await open.ask(open.console.link.slice(open.console.url.length), { isInside: false });

    expect(again).toMatchObject({
      status: 401,
      body: 'this browser is not let in: the link of a console counts once, and for one browser; run npx wallet-webhooks console for another, with --write to change something\n',
    });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('keeps the token of its link for whoever follows it, when it is only looked at', async () => {
    const other = await startConsole(stage, { port: 0, mayWrite: false });
    try {
      expect((await fetch(other.link, { method: 'HEAD' })).status).toBe(405);
      expect((await fetch(other.link)).status).toBe(200);
    } finally {
      await other.close();
    }
  });

  it('takes who is in already to the page, where the link is followed again', async () => {
    const again = await open.ask(open.console.link.slice(open.console.url.length));

    expect(again.status).toBe(200);
    expect(again.body).toContain('content="0;url=/"');
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it.each(['/', '/events', '/page.js', '/api/session', '/api/status', '/api/live', '/api/payload?id=x'])(
    'answers nothing at %s to who is not let in',
    async (path) => {
      expect(await open.ask(path, { isInside: false })).toMatchObject({ status: 401 });
      const headers = { cookie: 'wallet-webhooks-console-1=x; session=y' };
      expect(await open.ask(path, { isInside: false, headers })).toMatchObject({ status: 401 });
    },
  );

  it.each(['localhost', 'evil.example', '127.0.0.1', '[::1]'])('refuses the host %s', async (name) => {
    const answer = await open.ask('/api/session', { headers: { host: name } });

    expect(answer).toMatchObject({
      status: 421,
      body: `the host is "${name}"; allowed: ${open.host}\n`,
    });
  });

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'refuses the origin %s',
    async (origin) => {
      expect(await open.ask('/api/session', { headers: { origin } })).toMatchObject({ status: 403 });
    },
  );

  it.each(['cross-site', 'same-site', 'none'])('answers no data to a page that is %s', async (site) => {
    const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };

    expect(await open.ask('/api/session', { headers })).toMatchObject({ status: 403 });
  });

  it('is opened by a link of another page', async () => {
    const headers = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };

    expect(await open.ask('/events', { headers })).toMatchObject({ status: 200 });
  });

  it('lets the page load from nowhere else, and run no script of the document', async () => {
    const { headers, body } = await open.ask('/');

    expect(headers['content-security-policy']).toBe(
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(body).not.toMatch(/<script(?![^>]* src=)|style=|\son[a-z]+=/);
  });

  it.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/contract.ts',
    '//etc/passwd',
    '/main.tsx',
    '/index.html/../main.tsx',
    '/constructor',
    '/api/../../package.json',
    '/api/constructor',
    '/api/__proto__',
  ])('has nothing at %s', async (path) => {
    const { status, body } = await open.ask(path);

    expect(status).toBe(404);
    expect(body).not.toMatch(/"dependencies"|root:|import /);
  });

  it('has no address but a path', async () => {
    expect(await open.ask(`http://${open.host}/api/session`)).toMatchObject({ status: 400 });
  });

  it('says what would be changed, and changes nothing without --write', async () => {
    const look = await open.change('release', { handler: 'count', dryRun: true });
    const change = await open.change('release', { handler: 'count', dryRun: false });

    expect(JSON.parse(look.body)).toEqual({ handler: 'count', dryRun: true, users: [], released: [] });
    expect(change.status).toBe(403);
    expect(JSON.parse(change.body)).toEqual({
      problem: {
        code: 'refused',
        message: 'this console only looks; start it with --write to change something',
      },
    });
  });

  it.each([
    'pause',
    'release',
    'redrive',
    'redeliver',
    'drop-dead',
    'drop-parked',
    'send',
    'break',
    'mend',
    'mistreat',
  ])('takes %s by POST only', async (name) => {
    expect(await open.ask(`/api/${name}?handler=count&dryRun=false`)).toMatchObject({ status: 404 });
  });

  it('says one line of what is asked wrongly', async () => {
    const answer = await open.ask('/api/event');

    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toEqual({ problem: { code: 'misused', message: 'id is missing' } });
  });
});

describe('a console with --write', () => {
  let open: OpenConsole;

  beforeAll(async () => {
    open = await openConsole(stage, { mayWrite: true });
  });

  afterAll(() => open.console.close());

  const BODY = JSON.stringify({ handler: 'count', dryRun: false });

  it('makes a change of its own page', async () => {
    const { status, body } = await open.change('release', { handler: 'count', dryRun: false });

    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ handler: 'count', dryRun: false, users: [], released: [] });
  });

  it('only tells what it would do where it is not told to do it', async () => {
    expect(JSON.parse((await open.change('release', { handler: 'count' })).body)).toMatchObject({
      dryRun: true,
    });
  });

  it.each([
    ['without the token', { 'content-type': 'application/json' }, 403],
    ['with a wrong token', { 'content-type': 'application/json', 'x-console-token': 'x' }, 403],
    ['as a form would be sent', { 'content-type': 'text/plain' }, 400],
  ])('refuses a change %s', async (_what, headers, status) => {
    const asking = { method: 'POST', headers: { origin: open.console.url, ...headers }, body: BODY };

    expect(await open.ask('/api/release', asking)).toMatchObject({ status });
  });

  it('refuses a change of no origin, with the token too', async () => {
    const headers = { 'content-type': 'application/json', 'x-console-token': open.token };

    expect(await open.ask('/api/release', { method: 'POST', headers, body: BODY })).toMatchObject({
      status: 403,
    });
  });

  it('breaks nothing where the pipeline runs in another process', async () => {
    const { status, body } = await open.change('break', { fault: 'topic-down', dryRun: false });

    expect(status).toBe(400);
    expect(JSON.parse(body)).toEqual({
      problem: {
        code: 'misused',
        message:
          'only the console that npm start prints can break its pipeline; no deployed stage can be broken',
      },
    });
    expect(JSON.parse((await open.ask('/api/broken')).body)).toEqual({
      canBreak: false,
      broken: [],
      handlers: [],
    });
  });

  it('refuses a change of more than two megabytes', async () => {
    const { status, body } = await open.change('release', { handler: 'x'.repeat(3_000_000) });

    expect(status).toBe(400);
    expect(JSON.parse(body)).toEqual({
      problem: { code: 'misused', message: 'a change of more than 2097152 bytes' },
    });
  });
});
