import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signMessage } from '../../core/destination/sign-message.ts';

const page = readFileSync(new URL('../../docs/consuming-events.md', import.meta.url), 'utf8');
const SECRET = 'b7Rk2LmQ9xTz4VwC1nHs8YpD6fGjA3eUuXo5KiMaZcBtSrWq';
const IMPORT = /^import \{ (.+) \} from '(.+)';$/gm;

/** Runs the receiver of the page with a secret and something that stores events. */
async function startReceiverOfPage(
  applyOnce: (id: string, event: unknown) => Promise<void>,
): Promise<Server> {
  const [, code = 'throw new Error("no such code")'] =
    [...page.matchAll(/```ts\n(.*?)```/gs)].find(([, code]) => code?.includes('new Webhook(')) ?? [];
  const known: Record<string, unknown> = { applyOnce, process: { env: { WEBHOOK_SECRET: SECRET } } };
  for (const [, name = '', from = ''] of code.matchAll(IMPORT)) known[name] = (await import(from))[name];
  const body = code
    .replaceAll(IMPORT, '')
    .replace('createServer(', 'return createServer(')
    .replace('8080', '0');
  return new Function(...Object.keys(known), body)(...Object.values(known));
}

describe('the receiver of docs/consuming-events.md', () => {
  const applied: unknown[] = [];
  let server: Server;
  beforeAll(async () => {
    server = await startReceiverOfPage(async (...event) => {
      if (event[0] === 'privy/main#msg_bad') throw new Error('not stored');
      applied.push(event);
    });
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const post = async (id: string, body: string, sentBody = body) => {
    const headers = signMessage({ id, body, at: new Date() }, [{ value: SECRET, stage: 'current' }]);
    const { port } = server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: sentBody })).status;
  };

  it('takes what the pipeline signed, and nothing else', async () => {
    expect(await post('privy/main#msg_1', '{"id":"msg_1"}')).toBe(204);
    expect(await post('privy/main#msg_2', '{"id":"msg_2"}', '{"id":"msg_3"}')).toBe(500);
    expect(applied).toEqual([['privy/main#msg_1', { id: 'msg_1' }]]);
  });

  it('asks for an event again that it could not store', async () => {
    expect(await post('privy/main#msg_bad', '{"id":"msg_bad"}')).toBe(500);
  });
});
