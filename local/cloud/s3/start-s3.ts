import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { LOOPBACK } from '../engines/free-port.ts';
import type { S3Engine } from './action.ts';
import { BucketStore } from './bucket-store.ts';
import { findAction } from './find-action.ts';
import { S3Error } from './s3-error.ts';
import { type S3Answer, splitPath } from './s3-request.ts';
import { Uploads } from './uploads.ts';
import { errorDocument } from './xml.ts';

/**
 * S3 with versions and conditional writes, as its SDKs ask for it with the bucket in the path. Does not check signatures: it listens
 * on the loopback address only.
 */
export interface S3Server {
  readonly endpoint: string;
  readonly store: BucketStore;
  close(): Promise<void>;
}

export interface S3Options {
  /** Where the buckets are kept. Whoever starts with the same folder again finds them. */
  readonly folder: string;
  /** @default this machine's clock */
  readonly now?: () => Date;
}

export async function startS3({ folder, now = () => new Date() }: S3Options): Promise<S3Server> {
  const store = new BucketStore(folder);
  const engine: S3Engine = { store, uploads: new Uploads(), now };
  const server = createServer((request, response) => void answer(request, response, engine));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    store,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      store.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, engine: S3Engine): Promise<void> {
  const found = await act(request, engine).catch(errorAnswer);
  // What was not read would be taken for the next request of the connection.
  request.resume();
  await send(response, found, request.method === 'HEAD').catch(() => response.destroy());
}

async function act(request: IncomingMessage, engine: S3Engine): Promise<S3Answer> {
  const { method = '' } = request;
  const [path = '', ...query] = (request.url ?? '/').split('?');
  const parsed = {
    method,
    ...splitPath(path),
    query: new URLSearchParams(query.join('?')),
    headers: headersOf(request),
    body: request,
  };
  return findAction(parsed)(parsed, engine);
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function errorAnswer(error: unknown): S3Answer {
  const known =
    error instanceof S3Error ? error : new S3Error('InternalError', 'We encountered an internal error.');
  const { status, headers, code, message } = known;
  return {
    status,
    headers,
    body: errorDocument([
      ['Code', code],
      ['Message', message],
      ['RequestId', randomUUID()],
    ]),
  };
}

async function send(
  response: ServerResponse,
  { status, headers = {}, body = '' }: S3Answer,
  isHead: boolean,
): Promise<void> {
  const ids = { 'x-amz-request-id': randomUUID() };
  if (typeof body !== 'string') {
    response.writeHead(status, { ...ids, ...headers });
    await pipeline(body, response);
    return;
  }
  const content =
    isHead || status === 304 || body === ''
      ? {}
      : { 'content-type': 'application/xml', 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...ids, ...content, ...headers });
  response.end(isHead || status === 304 ? undefined : body);
}
