import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import { type AddressInfo, BlockList, createServer as createTcpServer, type Server } from 'node:net';
import { GuardedAgent, type LookupAll } from '../../../lambda/destination/guarded-agent.ts';
import { createPost } from '../../../lambda/destination/post.ts';
import { PRIVATE_ADDRESSES } from '../../../lambda/destination/private-addresses.ts';
import { ownCertificate } from '../../support/own-certificate.ts';
import { type Answer, type Receiver, startReceiver } from '../../support/receiver.ts';

const ANYWHERE = new BlockList();
const MESSAGE = { headers: { 'webhook-id': 'privy/main#msg_1' }, body: '{"name":"Zoë"}' };
const NEVER = new AbortController().signal;
const LONG = 30_000;
/** Is aborted by a test when the time is to be up. */
let timeout: AbortController;

const answer =
  (status: number, headers = {}, body = ''): Answer =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

let receiver: Receiver;
let agent: GuardedAgent;

beforeEach(() => {
  timeout = new AbortController();
});

afterEach(async () => {
  agent?.destroy();
  await receiver?.close();
});

async function receiverThat(answers: Answer, refused = ANYWHERE, lookupAll?: LookupAll): Promise<void> {
  receiver = await startReceiver(answers);
  agent = agentTo(receiver.certificate.cert, refused, lookupAll);
}

function agentTo(ca: string, refused = ANYWHERE, lookupAll?: LookupAll): GuardedAgent {
  return new GuardedAgent({ refused, ...(lookupAll === undefined ? {} : { lookupAll }) }, { ca });
}

/** The code with which posting failed; undefined where it did not. */
async function failure(url = receiver.url): Promise<string | undefined> {
  try {
    const startTimeout = () => timeout.signal;
    await createPost({ url, agent, timeoutMilliseconds: LONG, startTimeout })(MESSAGE, NEVER);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('a message', () => {
  it.each([200, 201, 202, 204, 299])(
    'is posted as it is, and accepted by an answer of %d',
    async (status) => {
      await receiverThat(answer(status));

      expect(await failure()).toBeUndefined();
      expect(receiver.received).toMatchObject([
        {
          method: 'POST',
          path: '/hook',
          headers: { 'webhook-id': 'privy/main#msg_1', 'content-length': '15' },
          body: '{"name":"Zoë"}',
        },
      ]);
    },
  );

  it.each([400, 401, 404, 410, 429, 500, 503])('is not accepted by an answer of %d', async (status) => {
    await receiverThat(answer(status, { 'retry-after': '1' }));

    expect(await failure()).toBe(`answered-${status}`);
  });

  it.each([301, 302, 303, 307, 308])('is not taken elsewhere by an answer of %d', async (status) => {
    await receiverThat(answer(status, { location: '/elsewhere' }));

    expect(await failure()).toBe('redirect-not-followed');
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('is given up when no answer comes in time', async () => {
    await receiverThat(() => timeout.abort());

    expect(await failure()).toBe('timed-out');
  });

  it('is given up when nothing answers the connection in time', async () => {
    const silent = await listening(createTcpServer(() => timeout.abort()));
    agent = agentTo('');

    expect(await failure(`https://localhost:${silent.port}/`)).toBe('timed-out');
    await silent.close();
  });

  it.each([
    [200, undefined],
    [500, 'answered-500'],
  ])('is judged by the status %d, though the body never ends', async (status, code) => {
    await receiverThat((_, response) => void response.writeHead(status).write('begun'));
    onceAnswered(() => timeout.abort());

    expect(await failure()).toBe(code);
  });

  it('is given as long as the settings say', async () => {
    const times: number[] = [];
    await receiverThat(answer(200));
    const startTimeout = (milliseconds: number) => {
      times.push(milliseconds);
      return timeout.signal;
    };

    await createPost({ url: receiver.url, agent, timeoutMilliseconds: 10_000, startTimeout })(MESSAGE, NEVER);

    expect(times).toEqual([10_000]);
  });

  it('is given up when the function runs out of time', async () => {
    const deadline = new AbortController();
    await receiverThat(() => deadline.abort());
    const posting = createPost({ url: receiver.url, agent, timeoutMilliseconds: LONG });

    await expect(posting(MESSAGE, deadline.signal)).rejects.toThrow('ABORT_ERR');
  });
});

describe('an answer', () => {
  const CHUNKS = 1_000;

  it('is read no further than a few kilobytes', async () => {
    let sent = 0;
    await receiverThat((_, response) => {
      response.writeHead(200);
      const send = () => {
        sent += 1;
        if (sent > CHUNKS) response.end();
        else if (!response.destroyed) response.write(Buffer.alloc(65_536), send);
      };
      send();
    });

    expect(await failure()).toBeUndefined();
    // What the sockets hold between them is some megabytes at most.
    expect(sent).toBeLessThan(CHUNKS / 2);
  });
});

describe('a connection', () => {
  it('is used again for the next message', async () => {
    await receiverThat(answer(200, {}, 'thank you'));

    for (const _ of [1, 2, 3]) expect(await failure()).toBeUndefined();
    expect([receiver.received.length, receiver.connections()]).toEqual([3, 1]);
  });

  it('that the receiver closed while it was idle is no failure', async () => {
    let first = true;
    await receiverThat((_, response) => {
      if (first) response.writeHead(200).end();
      else if (receiver.connections() === 1) response.destroy();
      else response.writeHead(200).end();
      first = false;
    });

    expect(await failure()).toBeUndefined();
    expect(await failure()).toBeUndefined();
    expect(receiver.connections()).toBe(2);
  });

  it('that the receiver closes instead of answering is one', async () => {
    await receiverThat((_, response) => void response.destroy());

    expect(await failure()).toBe('connection-lost:ECONNRESET');
    expect(receiver.received).toHaveLength(1);
  });

  it('is refused by what does not listen', async () => {
    const { port, close } = await listening(createTcpServer());
    await close();
    agent = agentTo('');

    expect(await failure(`https://localhost:${port}/`)).toBe('connection-refused');
  });

  it('is not made to a name that nobody knows', async () => {
    await receiverThat(answer(200), ANYWHERE, (_, __, callback) =>
      setImmediate(() => callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), [])),
    );

    expect(await failure()).toBe('host-not-found');
  });
});

describe('TLS', () => {
  it('is refused where nobody trusts the certificate', async () => {
    await receiverThat(answer(200));
    agent = agentTo(ownCertificate(['localhost']).cert);

    expect(await failure()).toMatch(/^tls-failed:/);
    expect(receiver.received).toEqual([]);
  });

  it('is refused where the certificate is for another name', async () => {
    await receiverThat(answer(200), ANYWHERE, resolvingTo('127.0.0.1'));

    expect(await failure(`https://other.example.test:${receiver.port}/`)).toBe(
      'tls-failed:ERR_TLS_CERT_ALTNAME_INVALID',
    );
    expect(receiver.received).toEqual([]);
  });

  it('is missed where the receiver speaks none', async () => {
    const plain = await listening(createServer((_, response) => void response.end()));
    agent = agentTo('');

    expect(await failure(`https://localhost:${plain.port}/`)).toMatch(/^tls-failed:/);
    await plain.close();
  });
});

describe('an address that is not public', () => {
  it.each([
    ['a literal one', '127.0.0.1'],
    ['one in another notation', '2130706433'],
    ['one mapped into IPv6', '[::ffff:127.0.0.1]'],
    ['a name for it', 'localhost'],
  ])('is not connected to: %s', async (_, host) => {
    await receiverThat(answer(200), PRIVATE_ADDRESSES);

    expect(await failure(`https://${host}:${receiver.port}/`)).toBe('private-address-refused');
    expect([receiver.received, receiver.connections()]).toEqual([[], 0]);
  });

  it('spoils a name that has others too', async () => {
    const other = new BlockList();
    other.addAddress('127.0.0.2');
    await receiverThat(answer(200), other, resolvingTo('127.0.0.1', '127.0.0.2'));

    expect(await failure()).toBe('private-address-refused');
    expect(receiver.connections()).toBe(0);
  });

  it('is told from one that is', async () => {
    const other = new BlockList();
    other.addAddress('127.0.0.2');
    await receiverThat(answer(200), other, resolvingTo('127.0.0.1'));

    expect(await failure()).toBeUndefined();
    expect(await failure(`https://127.0.0.1:${receiver.port}/`)).toBeUndefined();
  });

  it('is looked at again with each connection, because a name may stand for another one by then', async () => {
    const other = new BlockList();
    other.addAddress('127.0.0.2');
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    await receiverThat(answer(200, { connection: 'close' }), other, (hostname, options, callback) =>
      resolvingTo(...(answers.shift() ?? []))(hostname, options, callback),
    );

    expect(await failure()).toBeUndefined();
    expect(await failure()).toBe('private-address-refused');
  });
});

/** Calls back when the head of an answer has come and was given to whoever asked. */
function onceAnswered(callBack: () => void): void {
  const channel = 'http.client.response.finish';
  const heard = () => {
    unsubscribe(channel, heard);
    setImmediate(callBack);
  };
  subscribe(channel, heard);
}

function resolvingTo(...addresses: readonly string[]): LookupAll {
  const found: LookupAddress[] = addresses.map((address) => ({ address, family: 4 }));
  return (_, __, callback) => void setImmediate(() => callback(null, found));
}

async function listening(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<unknown>((resolve) => server.close(resolve));
  return { port: (server.address() as AddressInfo).port, close };
}
