import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject } from '../template/template.ts';
import type { GatewayAnswer } from './gateway-answer.ts';
import type { Gateway, GatewayOptions } from './gateway-options.ts';
import { gatewayResponses } from './gateway-responses.ts';
import { handleRequest, type RequestHandling } from './handle-request.ts';
import { createTokenBucket } from './token-bucket.ts';

export type * from './gateway-options.ts';

/** Why the gateway did not start. `PORT_IN_USE` and `PORT_FORBIDDEN` are for the person at the keyboard. */
export class GatewayStartError extends Error {
  override readonly name = 'GatewayStartError';
  readonly code: 'PORT_IN_USE' | 'PORT_FORBIDDEN' | 'LISTEN_FAILED';

  constructor(code: GatewayStartError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

const HOST = '127.0.0.1';
/** More than the gateway's own limit, so that it is the gateway that answers 431. */
const MAX_PARSED_HEADER_BYTES = 65_536;
/** API Gateway's limit for idle connections. */
const IDLE_MILLISECONDS = 310_000;

/** An HTTP server on the loopback address that stands in for API Gateway's REST API with its web ACL. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const handling: RequestHandling = {
    ...options,
    responses: gatewayResponses(options.gatewayResponses ?? []),
    admits: throttling(options),
  };
  const server = createServer(
    { maxHeaderSize: MAX_PARSED_HEADER_BYTES, keepAliveTimeout: IDLE_MILLISECONDS },
    (message, response) => void serve(message, response, handling),
  );
  await listen(server, options.port);
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Every method has a bucket of its own. */
function throttling({ routes, throttle, now = Date.now }: GatewayOptions): RequestHandling['admits'] {
  if (throttle === undefined) return () => true;
  const buckets = new Map(routes.map((route) => [route, createTokenBucket(throttle)]));
  return (route) => buckets.get(route)?.take(now()) ?? true;
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  handling: RequestHandling,
): Promise<void> {
  try {
    write(await handleRequest(message, handling), response);
  } catch {
    // The sender went away while it was sending.
    response.destroy();
  }
}

function write({ status, headers, body }: GatewayAnswer, response: ServerResponse): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, HOST, resolve);
    });
  } catch (error) {
    throw startError(port, error);
  }
}

function startError(port: number, cause: unknown): GatewayStartError {
  const code = isObject(cause) ? cause['code'] : undefined;
  if (code === 'EADDRINUSE') {
    return new GatewayStartError(
      'PORT_IN_USE',
      `port ${port} is in use: stop what listens there or take another port`,
      cause,
    );
  }
  if (code === 'EACCES') {
    return new GatewayStartError(
      'PORT_FORBIDDEN',
      `port ${port} may not be used by you: take one from 1024 on`,
      cause,
    );
  }
  return new GatewayStartError('LISTEN_FAILED', `cannot listen on ${HOST}:${port} (${String(code)})`, cause);
}
