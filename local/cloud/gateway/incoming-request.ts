import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { plainAddress } from './address-set.ts';

/** The request header that sets the address the web ACL and the function see. */
export const SOURCE_IP_HEADER = 'x-local-source-ip';

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request as it arrived, but for its body and for the header that only the local gateway knows. */
export interface IncomingRequest {
  readonly method: string;
  /** Without the stage, still percent-encoded. */
  readonly path: string;
  readonly queryString: string;
  readonly protocol: string;
  /** In the sender's order, case and number. */
  readonly headers: HeaderList;
  readonly sourceIp: string;
}

/** Both `/webhooks/…` and, as behind execute-api, `/<stage>/webhooks/…` lead to the same route. */
export function readIncoming(
  message: IncomingMessage,
  stageName: string,
): IncomingRequest | { invalid: string } {
  const headers = pairs(message.rawHeaders);
  const given = headers.filter(([name]) => name.toLowerCase() === SOURCE_IP_HEADER).map(([, value]) => value);
  const sourceIp = given[0] ?? message.socket.remoteAddress ?? '';
  if (given.length > 1 || isIP(sourceIp) === 0) {
    return { invalid: `${SOURCE_IP_HEADER} must be one IP address, is ${JSON.stringify(given.join(', '))}` };
  }
  const [path = '', ...query] = (message.url ?? '/').split('?');
  return {
    method: message.method ?? '',
    path: withoutStage(path, stageName),
    queryString: query.join('?'),
    protocol: `HTTP/${message.httpVersion}`,
    headers: headers.filter(([name]) => name.toLowerCase() !== SOURCE_IP_HEADER),
    sourceIp: plainAddress(sourceIp),
  };
}

function withoutStage(path: string, stageName: string): string {
  const start = `/${stageName}/`;
  const plain = path.replace(/^\/+/, '/');
  return plain.startsWith(start) ? plain.slice(start.length - 1) : path;
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, i) =>
    i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as [string, string]] : [],
  );
}

/** API Gateway's limit for the request line and the header values together. */
export const MAX_HEADER_BYTES = 10_240;
/** API Gateway's limit for the body. */
export const MAX_BODY_BYTES = 10_485_760;

export function headerBytes(message: IncomingMessage): number {
  const requestLine = `${message.method} ${message.url} HTTP/${message.httpVersion}`;
  const values = message.rawHeaders.filter((_text, i) => i % 2 === 1);
  return [requestLine, ...values].reduce((sum, text) => sum + Buffer.byteLength(text, 'latin1'), 0);
}

/** The body's bytes, or undefined as soon as there are too many. What follows is for the caller to discard. */
export async function readBody(
  message: IncomingMessage,
  maxBytes = MAX_BODY_BYTES,
): Promise<Buffer | undefined> {
  if (Number(message.headers['content-length'] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
