import { type Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AwsAnswer } from './aws-call.ts';

export interface Forwarding {
  readonly upstream: string;
  readonly agent: Agent;
  readonly body: Buffer;
}

/** Makes the same request of the engine and waits for the whole answer, whether or not the caller still does. */
export async function forwardCall(
  { method = 'POST', url = '/', headers }: IncomingMessage,
  { upstream, agent, body }: Forwarding,
): Promise<AwsAnswer> {
  const { host: _host, ...others } = headers;
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(url, upstream), { method, headers: others, agent }, resolve)
      .on('error', reject)
      .end(body);
  });
  const { 'transfer-encoding': _encoding, connection: _connection, ...kept } = answered.headers;
  return { status: answered.statusCode ?? 500, headers: kept, body: await buffer(answered) };
}
