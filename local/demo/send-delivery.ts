import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { PlannedDelivery } from './planned-delivery.ts';

export interface Answer {
  readonly status: number;
  /** By it the gateway's decision and the intake's invocation are found again. */
  readonly requestId: string;
  /** The `status` in the answer, such as `accepted`. */
  readonly outcome?: string;
  readonly reason?: string;
  readonly milliseconds: number;
}

/** Delivers over HTTP like a provider. */
export async function sendDelivery({ url, headers, body }: PlannedDelivery): Promise<Answer> {
  const startedAt = performance.now();
  const allHeaders = { 'content-type': 'application/json', 'user-agent': 'wallet-webhooks-demo', ...headers };
  return await new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers: allHeaders }, async (response) => {
      const answer = parse(await text(response));
      resolve({
        status: response.statusCode ?? 0,
        requestId: String(response.headers['x-amzn-requestid']),
        ...answer,
        milliseconds: Math.round(performance.now() - startedAt),
      });
    });
    call.on('error', reject).end(body);
  });
}

function parse(body: string): Pick<Answer, 'outcome' | 'reason'> {
  try {
    const { status, reason } = JSON.parse(body) as { status?: unknown; reason?: unknown };
    return {
      ...(typeof status === 'string' ? { outcome: status } : {}),
      ...(typeof reason === 'string' ? { reason } : {}),
    };
  } catch {
    return {};
  }
}
