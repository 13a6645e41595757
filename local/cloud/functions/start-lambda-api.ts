import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOOPBACK } from '../engines/free-port.ts';
import { answerMappingRequest, type MappingRegister } from '../mappings/answer-mapping-request.ts';
import { answerInvocation, type Invocable } from './answer-invocation.ts';
import { type LambdaAnswer, refusal } from './lambda-answer.ts';
import { lambdaRequest } from './lambda-request.ts';

/**
 * Lambda's own API as far as functions and commands use it: to invoke functions, and to switch their event source mappings off
 * and on. It checks no signatures: it listens on the loopback address only.
 */
export interface LambdaApi {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** What there is to invoke and to switch. */
export interface LambdaParts extends Invocable, MappingRegister {}

/** Starts it on a free port. */
export async function startLambdaApi(parts: LambdaParts): Promise<LambdaApi> {
  const server = createServer((request, response) => {
    answer(request, parts).then(
      (found) => send(response, found),
      () => response.destroy(),
    );
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

async function answer(message: IncomingMessage, parts: LambdaParts): Promise<LambdaAnswer> {
  const request = await lambdaRequest(message);
  return (
    (await answerInvocation(request, parts)) ??
    answerMappingRequest(request, parts) ??
    refusal(404, 'ResourceNotFoundException', `${request.method} ${request.path} is not played locally`)
  );
}

function send(response: ServerResponse, { status, headers = {}, body }: LambdaAnswer): void {
  const content = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { 'x-amzn-requestid': crypto.randomUUID(), ...content, ...headers });
  response.end(body);
}
