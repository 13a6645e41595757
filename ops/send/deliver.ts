import { request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { text } from 'node:stream/consumers';
import { OpsError } from '../ops-error.ts';

/** A delivery as it goes over the wire. */
export interface SignedDelivery {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  /** By it the gateway's decision and the intake's invocation are found again. */
  readonly requestId: string;
  /** The `status` in the answer, such as `accepted`. */
  readonly outcome?: string;
  readonly reason?: string;
  readonly milliseconds: number;
}

/** A provider waits no longer. */
const TIMEOUT_MILLISECONDS = 15_000;

/** Delivers over HTTP like a provider. Throws an `OpsError` where nobody answers. */
export async function deliver({ url, headers, body }: SignedDelivery): Promise<Answer> {
  const startedAt = performance.now();
  const send = url.startsWith('https:') ? requestSecurely : request;
  return await new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(unreachable(url, error));
    const call = send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'wallet-webhooks', ...headers },
      timeout: TIMEOUT_MILLISECONDS,
    });
    call.on('response', async (response) => {
      try {
        const answer = parse(await text(response));
        resolve({
          status: response.statusCode ?? 0,
          requestId: String(response.headers['x-amzn-requestid']),
          ...answer,
          milliseconds: Math.round(performance.now() - startedAt),
        });
      } catch (error) {
        fail(error as Error);
      }
    });
    call.on('timeout', () => call.destroy(new Error(`no answer in ${TIMEOUT_MILLISECONDS / 1000} s`)));
    call.on('error', fail).end(body);
  });
}

function unreachable(url: string, cause: Error): OpsError {
  const reason = cause.message || (cause as NodeJS.ErrnoException).code;
  return new OpsError('unreachable', `${new URL(url).host} does not answer: ${reason}`, { cause });
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
