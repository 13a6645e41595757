import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

/** What is asked of Lambda's API. */
export interface LambdaRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** Undefined where it is no JSON. */
  readonly body: unknown;
}

/** Reads a request to its end. */
export async function lambdaRequest(message: IncomingMessage): Promise<LambdaRequest> {
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://lambda');
  return {
    method: message.method ?? '',
    path: pathname,
    query: searchParams,
    headers: message.headers,
    body: await json(message).catch(() => undefined),
  };
}
