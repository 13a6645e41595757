import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { postDelivery } from '../../../lambda/canary/post-delivery.ts';

const DELIVERY = { eventId: 'canary-1', headers: { 'svix-id': 'canary-1' }, body: Buffer.from('{"a":1}') };

describe('a delivery of the canary', () => {
  const open: ReturnType<typeof createServer>[] = [];
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

  async function answering(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
    const server = createServer(answer);
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/privy/canary`;
  }

  it('is posted byte for byte, and brings the status and the code of a refusal', async () => {
    const seen: unknown[] = [];
    const url = await answering(async (request, response) => {
      seen.push(request.method, request.url, request.headers['svix-id'], await text(request));
      response.writeHead(401).end('{"status":"rejected","reason":"no-matching-signature"}');
    });

    expect(await postDelivery(url, DELIVERY)).toEqual({ status: 401, reason: 'no-matching-signature' });
    expect(seen).toEqual(['POST', '/webhooks/privy/canary', 'canary-1', '{"a":1}']);
  });

  it.each(['<html>', '{"reason":"two words"}', '{"reason":7}', ''])(
    'says no more than the status of an answer like %j',
    async (body) => {
      const url = await answering((_request, response) => response.writeHead(403).end(body));

      expect(await postDelivery(url, DELIVERY)).toEqual({ status: 403 });
    },
  );

  it('follows no redirect: a provider would not', async () => {
    const url = await answering((_request, response) => response.writeHead(302, { location: '/' }).end());

    expect(await postDelivery(url, DELIVERY)).toEqual({ status: 302 });
  });

  it('says why there is no answer', async () => {
    expect(await postDelivery('http://127.0.0.1:1/', DELIVERY)).toMatchObject({ fault: expect.any(Error) });
  });

  it('ends where the answer takes too long', async () => {
    const url = await answering(() => undefined);

    expect(await postDelivery(url, DELIVERY, 20)).toMatchObject({ fault: { name: 'TimeoutError' } });
    for (const server of open) server.closeAllConnections();
  });
});
