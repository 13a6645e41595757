import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type OwnCertificate, ownCertificate } from './own-certificate.ts';

/** A request that came. */
export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a receiver answers. */
export type Answer = (received: Received, response: ServerResponse) => void;

/** An https server on the loopback address with a certificate of its own for `localhost` and `127.0.0.1`. */
export interface Receiver {
  readonly port: number;
  /** Such as `https://localhost:40123/hook`. */
  readonly url: string;
  readonly certificate: OwnCertificate;
  readonly received: readonly Received[];
  /** How many connections were made. */
  connections(): number;
  /** Closes the connections that no request is on. */
  closeIdle(): void;
  close(): Promise<void>;
}

/** Starts a receiver that answers so. */
export async function startReceiver(answer: Answer): Promise<Receiver> {
  const certificate = ownCertificate(['localhost', '127.0.0.1']);
  const received: Received[] = [];
  let connections = 0;
  const server = createServer({ ...certificate }, async (request, response) => {
    const one = await read(request);
    received.push(one);
    answer(one, response);
  });
  server.on('secureConnection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `https://localhost:${port}/hook`,
    certificate,
    received,
    connections: () => connections,
    closeIdle: () => server.closeIdleConnections(),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const { method, url: path } = request;
  const headers = request.headers as Record<string, string>;
  return { method, path, headers, body: await text(request) };
}
