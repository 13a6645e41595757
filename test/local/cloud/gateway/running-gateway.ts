import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { InvocationResult } from '../../../../local/cloud/functions/function-host.ts';
import type {
  AccessLogEntry,
  Gateway,
  GatewayOptions,
  WebAclDecision,
} from '../../../../local/cloud/gateway/start-gateway.ts';
import { startGateway } from '../../../../local/cloud/gateway/start-gateway.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RunningGateway {
  readonly gateway: Gateway;
  /** The events that the function got. */
  readonly events: APIGatewayProxyEvent[];
  readonly decisions: WebAclDecision[];
  readonly log: AccessLogEntry[];
  /** Sends headers as a flat list of names and values, so that case and number are the test's. */
  send(
    path: string,
    options?: { method?: string; headers?: string[]; body?: Uint8Array | string },
  ): Promise<Reply>;
}

/** A gateway with one route, POST /webhooks/privy/main, whose function answers with `result`. */
export async function runGateway(
  result: (event: APIGatewayProxyEvent) => Promise<InvocationResult>,
  more: Partial<GatewayOptions> = {},
): Promise<RunningGateway> {
  const events: APIGatewayProxyEvent[] = [];
  const decisions: WebAclDecision[] = [];
  const log: AccessLogEntry[] = [];
  const invoke = (event: unknown) => {
    // As the Runtime API would carry it.
    const copy: APIGatewayProxyEvent = JSON.parse(JSON.stringify(event));
    events.push(copy);
    return result(copy);
  };
  const gateway = await startGateway({
    port: 0,
    stageName: 'local',
    routes: [{ method: 'POST', resource: '/webhooks/privy/main', invoke, timeoutMilliseconds: 5000 }],
    onDecision: (decision) => decisions.push(decision),
    log: (entry) => log.push(entry),
    ...more,
  });
  return {
    gateway,
    events,
    decisions,
    log,
    send: (path, options = {}) => send(`${gateway.url}${path}`, options),
  };
}

async function send(
  url: string,
  {
    method = 'POST',
    headers = [],
    body = '',
  }: { method?: string; headers?: string[]; body?: Uint8Array | string },
): Promise<Reply> {
  const list = ['Host', new URL(url).host, 'Content-Length', String(Buffer.byteLength(body)), ...headers];
  return await new Promise((resolve, reject) => {
    const call = request(url, { method, headers: list, agent: new Agent() }, async (response) => {
      const text = (await buffer(response)).toString('utf8');
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
    });
    call.on('error', reject).end(body);
  });
}

export function answering(payload: unknown): () => Promise<InvocationResult> {
  return () => Promise.resolve({ ok: true, payload });
}
