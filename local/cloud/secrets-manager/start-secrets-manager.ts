import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { LOOPBACK } from '../engines/free-port.ts';
import { actions } from './actions.ts';
import type { SecretStore } from './secret-store.ts';
import { SecretsManagerError } from './secrets-manager-error.ts';

/** Secrets Manager's JSON 1.1 protocol over a store. Does not check signatures: it listens on the loopback address only. */
export interface SecretsManagerServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

export async function startSecretsManager(store: SecretStore): Promise<SecretsManagerServer> {
  const server = createServer((request, response) => void answer(request, response, store));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, store: SecretStore): Promise<void> {
  try {
    send(response, 200, await act(request, store));
  } catch (error) {
    const known = error instanceof SecretsManagerError;
    const code = known ? error.code : 'InternalServiceError';
    send(response, known ? 400 : 500, {
      __type: code,
      message: known ? error.message : 'the request failed',
    });
  }
}

async function act(request: IncomingMessage, store: SecretStore): Promise<Readonly<Record<string, unknown>>> {
  const name = String(request.headers['x-amz-target'] ?? '').replace(/^secretsmanager\./, '');
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined) {
    const known = Object.keys(actions).join(', ');
    throw new SecretsManagerError(
      'UnknownOperationException',
      `${name || 'no action'} is not played locally; these are: ${known}`,
    );
  }
  const input = await json(request).catch(() => {
    throw new SecretsManagerError('InvalidRequestException', 'the body is not JSON');
  });
  return action(input as Readonly<Record<string, unknown>>, store);
}

function send(response: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': crypto.randomUUID(),
  });
  response.end(JSON.stringify(body));
}
