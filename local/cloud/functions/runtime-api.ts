import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FunctionError } from './function-spec.ts';
import type { HostReport } from './host-report.ts';

export interface Invocation {
  readonly requestId: string;
  readonly functionArn: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** The event as JSON. */
  readonly eventText: string;
}

/** What the runtime in the sandbox has to say. */
export interface RuntimeListener {
  /** It asked for the next invocation. */
  ready(): void;
  responded(requestId: string, body: string): void;
  failed(requestId: string, error: FunctionError): void;
  initFailed(error: FunctionError): void;
  /** It tells something beside its answer. */
  reported(report: HostReport): void;
}

export interface RuntimeApi {
  /** `host:port`, as `AWS_LAMBDA_RUNTIME_API` wants it. */
  readonly address: string;
  /** Answers the runtime's question for the next invocation. Only after `ready`. */
  deliver(invocation: Invocation): void;
  close(): void;
}

const PREFIX = '/2018-06-01/runtime';
const REPORT_PATH = '/local/report';
const INVOCATION_PATH = /^\/invocation\/([\w-]+)\/(response|error)$/;

/** The platform's side of the Lambda Runtime API for one sandbox, on a free loopback port. */
export async function startRuntimeApi(listener: RuntimeListener): Promise<RuntimeApi> {
  let waiting: ServerResponse | undefined;

  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace(PREFIX, '');
    if (request.method === 'GET' && path === '/invocation/next') {
      waiting = response;
      listener.ready();
    } else if (request.method === 'POST') {
      response.writeHead(await takeReport(path, request, listener)).end();
    } else {
      response.writeHead(404).end();
    }
  });

  return {
    address: await listenOnLoopback(server),
    deliver(invocation) {
      waiting?.writeHead(200, invocationHeaders(invocation)).end(invocation.eventText);
      waiting = undefined;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function takeReport(
  path: string,
  request: IncomingMessage,
  listener: RuntimeListener,
): Promise<number> {
  const [, requestId, kind] = INVOCATION_PATH.exec(path) ?? [];
  if (requestId === undefined && path !== '/init/error' && path !== REPORT_PATH) return 404;
  const body = await text(request).catch(() => undefined);
  if (body === undefined) return 400;
  if (path === REPORT_PATH) listener.reported(JSON.parse(body) as HostReport);
  else if (requestId === undefined) listener.initFailed(toFunctionError(body));
  else if (kind === 'error') listener.failed(requestId, toFunctionError(body));
  else listener.responded(requestId, body);
  return 202;
}

function toFunctionError(body: string): FunctionError {
  const report: unknown = JSON.parse(body);
  const { errorType, errorMessage } = report as Partial<FunctionError>;
  return { errorType: String(errorType), errorMessage: String(errorMessage) };
}

function invocationHeaders(invocation: Invocation): Record<string, string> {
  return {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': invocation.requestId,
    'lambda-runtime-deadline-ms': String(invocation.deadline),
    'lambda-runtime-invoked-function-arn': invocation.functionArn,
    'lambda-runtime-trace-id': traceId(invocation),
  };
}

function traceId({ requestId, deadline }: Invocation): string {
  const time = Math.floor(deadline / 1000)
    .toString(16)
    .padStart(8, '0');
  return `Root=1-${time}-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`;
}

async function listenOnLoopback(server: Server): Promise<string> {
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
