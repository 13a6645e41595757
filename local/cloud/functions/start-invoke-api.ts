import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { LOOPBACK } from '../engines/free-port.ts';
import type { InvocationResult } from './function-spec.ts';

/** Lambda's own API as far as functions and commands use it to invoke functions. It checks no signatures: it listens on loopback only. */
export interface InvokeApi {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** What there is to invoke. */
export interface Invocable {
  readonly functions: readonly { readonly name: string; readonly arn: string }[];
  /** Never rejects for a function of the list. */
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationResult>;
}

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
const ASYNCHRONOUS = 'Event';
const SYNCHRONOUS = 'RequestResponse';

/** Takes invocations. Of asynchronous ones Lambda answers nothing but that it has them. */
export async function startInvokeApi(invocable: Invocable): Promise<InvokeApi> {
  const server = createServer((request, response) => {
    answer(request, response, invocable).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { functions, invoke }: Invocable,
): Promise<void> {
  const reference = decodeURIComponent(INVOCATIONS.exec(request.url ?? '')?.[1] ?? '');
  const found = functions.find(({ name, arn }) => name === reference || arn === reference);
  if (found === undefined)
    return refuse(response, 404, 'ResourceNotFoundException', `Function not found: ${reference}`);
  const type = request.headers['x-amz-invocation-type'] ?? SYNCHRONOUS;
  if (type !== ASYNCHRONOUS && type !== SYNCHRONOUS) {
    const problem = `the invocation type ${type} is not played locally; ${ASYNCHRONOUS} and ${SYNCHRONOUS} are`;
    return refuse(response, 400, 'InvalidParameterValueException', problem);
  }
  const event = await json(request).catch(() => undefined);
  if (event === undefined)
    return refuse(response, 400, 'InvalidRequestContentException', 'the payload is not JSON');
  const invoked = invoke(found.name, event);
  const headers = { 'x-amzn-requestid': crypto.randomUUID() };
  if (type === ASYNCHRONOUS) response.writeHead(202, headers).end();
  else answerWith(await invoked, response, headers);
}

/** A function that fails is no failed call. */
function answerWith(
  result: InvocationResult,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  const failed = result.ok ? {} : { 'x-amz-function-error': 'Unhandled' };
  response.writeHead(200, { 'content-type': 'application/json', ...headers, ...failed });
  response.end(JSON.stringify(result.ok ? result.payload : result.error) ?? 'null');
}

function refuse(response: ServerResponse, status: number, type: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type });
  response.end(JSON.stringify({ Type: 'User', Message: message }));
}
