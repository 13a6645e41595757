import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildEvent, testHandler } from 'wallet-webhooks/testing';
import { handle } from '../../../examples/handlers/crm-contact/handle.ts';
import { crmContact } from '../../../examples/handlers/crm-contact/manifest.ts';

const USER = 'did:privy:ada';
const EVENT = buildEvent('privy.user.created', { subject: USER, data: { user: { id: USER } } });

let status = 200;
const requests: string[] = [];
const crm = createServer(async (request: IncomingMessage, response) => {
  const { method, url, headers } = request;
  requests.push(`${method} ${url} ${headers.authorization} ${await text(request)}`);
  response.writeHead(status).end();
});

beforeAll(async () => {
  crm.listen(0, '127.0.0.1');
  await once(crm, 'listening');
});
beforeEach(() => requests.splice(0));
afterAll(() => {
  crm.closeAllConnections();
  crm.close();
});

function contacts() {
  const { port } = crm.address() as AddressInfo;
  return testHandler({
    manifest: crmContact,
    handle,
    environment: { CRM_URL: `http://127.0.0.1:${port}` },
    secrets: { crmToken: 'token-1' },
  });
}

describe('the example that calls an HTTP API', () => {
  it('puts a contact under the id of the user, with the secret', async () => {
    status = 200;

    expect(await (await contacts()).give(EVENT)).toEqual({ outcome: 'applied' });
    expect(requests).toEqual([
      'PUT /contacts/privy%2Fmain%23did%3Aprivy%3Aada Bearer token-1 {"since":"2026-11-22T00:00:00.000Z"}',
    ]);
  });

  it('fails the event where the API refuses it, so that it comes again', async () => {
    status = 503;

    const { outcome, error } = await (await contacts()).give(EVENT);

    expect(outcome).toBe('failed');
    expect(error).toMatchObject({ code: 'crm-503' });
  });
});
