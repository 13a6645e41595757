import { type Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A call of a function to an engine. */
export interface EngineCall {
  /** `PutItem`, `Publish`, … */
  readonly operation: string;
  readonly body: string;
}

/** An answer, of the engine or made up. */
export interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const TARGET = 'x-amz-target';

/** What is called: the JSON services say so in a header, the others in their form. */
export function engineCall({ headers }: IncomingMessage, body: Buffer): EngineCall {
  const text = body.toString();
  const target = headers[TARGET]?.toString().split('.')[1];
  return { operation: target ?? new URLSearchParams(text).get('Action') ?? '', body: text };
}

/** Makes the same request of the engine, and waits for all of its answer. */
export async function passOn(
  { method = 'POST', url = '/', headers }: IncomingMessage,
  body: Buffer,
  { engine, agent }: { readonly engine: string; readonly agent: Agent },
): Promise<EngineAnswer> {
  const { host: _host, ...others } = headers;
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(url, engine), { method, headers: others, agent }, resolve).on('error', reject).end(body);
  });
  const { 'transfer-encoding': _encoding, connection: _connection, ...kept } = answered.headers;
  return { status: answered.statusCode ?? 500, headers: kept, body: await buffer(answered) };
}

export function answer(response: ServerResponse, { status, headers, body }: EngineAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

/** An error as DynamoDB has it. SDKs try again what is 500 and more. */
export function dynamoDbError(status: number, name: string): EngineAnswer {
  const body = JSON.stringify({
    __type: `com.amazonaws.dynamodb.v20120810#${name}`,
    message: 'broken on purpose',
  });
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: Buffer.from(body) };
}

/** No answer of SNS, but of what is before it. */
export const SNS_IS_DOWN: EngineAnswer = { status: 503, headers: {}, body: Buffer.from('') };
