import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { HostReport } from '../host-report.ts';
import type { ErrorDescription } from './describe-error.ts';

export interface RuntimeInvocation {
  readonly requestId: string;
  readonly functionArn: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly traceId?: string;
  readonly event: unknown;
}

export interface RuntimeClient {
  next(): Promise<RuntimeInvocation>;
  postResponse(requestId: string, body: string): Promise<void>;
  postError(requestId: string, error: ErrorDescription): Promise<void>;
  postInitError(error: ErrorDescription): Promise<void>;
  /** Arrives before what is posted afterwards. Not Lambda's: only the host on this machine listens to it. */
  postReport(report: HostReport): Promise<void>;
}

/** The runtime's side of the Lambda Runtime API. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
export function runtimeClient(address: string): RuntimeClient {
  const base = `http://${address}/2018-06-01/runtime`;
  // Not fetch: it gives up on an answer after five minutes, and `next` may wait for longer. One socket keeps what is posted in order.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  async function call(method: 'GET' | 'POST', path: string, body = ''): Promise<[IncomingMessage, string]> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${base}${path}`, { method, agent }, resolve).on('error', reject).end(body);
    });
    return [response, await text(response)];
  }
  async function post(path: string, body: string): Promise<void> {
    await call('POST', path, body);
  }
  return {
    next: async () => toInvocation(...(await call('GET', '/invocation/next'))),
    postResponse: (requestId, body) => post(`/invocation/${requestId}/response`, body),
    postError: (requestId, error) => post(`/invocation/${requestId}/error`, JSON.stringify(error)),
    postInitError: (error) => post('/init/error', JSON.stringify(error)),
    postReport: (report) => post('/local/report', JSON.stringify(report)),
  };
}

function toInvocation({ headers }: IncomingMessage, body: string): RuntimeInvocation {
  const traceId = headers['lambda-runtime-trace-id'];
  return {
    requestId: String(headers['lambda-runtime-aws-request-id']),
    functionArn: String(headers['lambda-runtime-invoked-function-arn']),
    deadline: Number(headers['lambda-runtime-deadline-ms']),
    ...(typeof traceId === 'string' && { traceId }),
    event: JSON.parse(body),
  };
}
