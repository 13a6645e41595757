import type { ClientRequest, IncomingMessage } from 'node:http';
import { type Agent, request as startRequest } from 'node:https';
import { DeliveryError } from './delivery-error.ts';
import { problemOf } from './problem-of.ts';

/** Of an answer's body this much is read, so that its connection can be used again, and nothing is kept. */
const MAX_ANSWER_BYTES = 4_096;

/** How a request fails on a connection that the other end had closed already. */
const CLOSED = ['connection-lost:ECONNRESET', 'connection-lost:EPIPE'];

/** Where to post. */
export interface PostOptions {
  readonly url: string;
  /** Keeps connections, and decides to which addresses they go. */
  readonly agent: Agent;
  /** For the whole request, to the end of the answer. */
  readonly timeoutMilliseconds: number;
  /** Makes a signal that is aborted after so many milliseconds. @default `AbortSignal.timeout` */
  readonly startTimeout?: (milliseconds: number) => AbortSignal;
}

/** What to post. */
export interface PostedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Posts a message. Throws a `DeliveryError` unless the answer is a 2xx. It follows no redirect. */
export type Post = (message: PostedMessage, signal: AbortSignal) => Promise<void>;

export function createPost(options: PostOptions): Post {
  const { timeoutMilliseconds, startTimeout = AbortSignal.timeout } = options;
  return async (message, signal) => {
    const timeout = startTimeout(timeoutMilliseconds);
    const sending = { ...options, message, signal: AbortSignal.any([signal, timeout]) };
    const status = await statusOnAnyConnection(sending).catch((error) => {
      throw timeout.aborted ? new DeliveryError('timed-out') : error;
    });
    checkStatus(status);
  };
}

interface Sending extends PostOptions {
  readonly message: PostedMessage;
  readonly signal: AbortSignal;
}

/** A connection that the receiver closed while nobody used it is no failure: the next one is taken, at last a new one. */
async function statusOnAnyConnection(sending: Sending): Promise<number> {
  for (;;) {
    const request = start(sending);
    try {
      return await statusOf(request);
    } catch (error) {
      if (!request.reusedSocket || !CLOSED.includes((error as DeliveryError).code)) throw error;
    }
  }
}

function start({ url, agent, signal, message: { headers, body } }: Sending): ClientRequest {
  const bytes = Buffer.from(body);
  const request = startRequest(url, {
    method: 'POST',
    agent,
    signal,
    // Whatever the environment says.
    rejectUnauthorized: true,
    headers: { ...headers, 'content-length': bytes.length },
  });
  return request.end(bytes);
}

/** The status is the answer, whatever becomes of its body. */
function statusOf(request: ClientRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    let status: number | undefined;
    request.on('response', (response) => {
      status = response.statusCode;
      discard(response);
    });
    request.on('error', (error) => {
      if (status === undefined) reject(problemOf(error, request.socket));
    });
    request.on('close', () => resolve(status ?? 0));
  });
}

function discard(response: IncomingMessage): void {
  let bytes = 0;
  response.on('error', () => {});
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) response.destroy();
  });
}

function checkStatus(status: number): void {
  if (status >= 200 && status < 300) return;
  throw new DeliveryError(status >= 300 && status < 400 ? 'redirect-not-followed' : `answered-${status}`);
}
