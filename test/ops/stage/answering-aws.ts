import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a service answers to a call, by `Service.Action` as the header `x-amz-target` names it. An older service's is `Action` alone. */
export type Answers = Readonly<Record<string, Answer>>;

/** A body, or the error of a call by AWS's name for it. What has no header for its calls is answered with the text of XML. */
export type Answer = (input: Readonly<Record<string, unknown>>) => object | string | RefusedCall;

/** What a service answers instead of a result. */
export class RefusedCall {
  readonly type: string;
  readonly message: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    this.type = type;
    this.message = message;
    this.status = status;
  }
}

/** An endpoint that answers as the services do that no engine plays, and keeps what it was asked. */
export interface AnsweringAws {
  readonly endpoint: string;
  readonly calls: { readonly action: string; readonly input: Readonly<Record<string, unknown>> }[];
  close(): Promise<void>;
}

const CALLER = 'arn:aws:sts::111122223333:assumed-role/on-call/ada';

export async function startAnsweringAws(answers: Answers): Promise<AnsweringAws> {
  const calls: { action: string; input: Readonly<Record<string, unknown>> }[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { action, input } = callIn(request, body);
    if (action === 'GetCallerIdentity') return sayWho(response);
    calls.push({ action, input });
    const answer = answers[action]?.(input) ?? new RefusedCall('UnknownOperationException', action);
    reply(request, response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An older service says in the form what it is asked, and without its name. */
function callIn({ headers }: IncomingMessage, body: string) {
  const target = headers['x-amz-target'];
  if (target !== undefined)
    return { action: String(target), input: JSON.parse(body) as Readonly<Record<string, unknown>> };
  const { Action = '', ...input } = Object.fromEntries(new URLSearchParams(body));
  return { action: Action, input };
}

function reply(
  request: IncomingMessage,
  response: ServerResponse,
  answer: object | string | RefusedCall,
): void {
  if (typeof answer === 'string') return void response.end(answer);
  const type = request.headers['content-type'] ?? 'application/x-amz-json-1.1';
  const isRefused = answer instanceof RefusedCall;
  if (isRefused && request.headers['x-amz-target'] === undefined) return void refuseInXml(response, answer);
  response.writeHead(isRefused ? answer.status : 200, { 'content-type': type });
  response.end(JSON.stringify(isRefused ? { __type: answer.type, message: answer.message } : answer));
}

function refuseInXml(response: ServerResponse, { type, message, status }: RefusedCall): void {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${type}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  );
}

function sayWho(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/xml' });
  response.end(
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${CALLER}</Arn><UserId>A:ada</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );
}
