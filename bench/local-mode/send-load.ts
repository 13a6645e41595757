import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { privy } from '../../core/providers/privy/index.ts';
import { signedBody } from '../verify/deliveries.ts';

const BODY_BYTES = 3_072;
const USERS = 500;

export interface LoadOptions {
  readonly url: string;
  readonly secret: string;
  /** Each has one delivery on its way at a time. */
  readonly senders: number;
  readonly seconds: number;
  /** @default as many as go in that time */
  readonly deliveries?: number;
  /** How long each sender waits before its next. @default it does not */
  readonly pauseMilliseconds?: number;
  /** Whether every fifth delivery is sent once more, as providers do. @default none is */
  readonly sendsTwice?: boolean;
  readonly onSent: (eventId: string) => void;
  readonly onAnswered?: (eventId: string) => void;
}

/** Delivers as fast as it is answered. Gives how long each answer took, in milliseconds. */
export async function sendLoad({
  senders,
  seconds,
  deliveries = Number.POSITIVE_INFINITY,
  pauseMilliseconds = 0,
  sendsTwice = false,
  onSent,
  onAnswered,
  ...target
}: LoadOptions): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const until = performance.now() + seconds * 1_000;
  const times: number[] = [];
  let begun = 0;
  const send = async () => {
    while (performance.now() < until && begun < deliveries) {
      begun += 1;
      const { id, headers, body } = nextDelivery(target.secret);
      onSent(id);
      for (const _ of sendsTwice && count % 5 === 0 ? [1, 2] : [1]) {
        const startedAt = performance.now();
        await postUntilTaken(target.url, { agent, headers, body });
        times.push(performance.now() - startedAt);
      }
      onAnswered?.(id);
      if (pauseMilliseconds > 0) await sleep(pauseMilliseconds);
    }
  };
  try {
    await Promise.all(Array.from({ length: senders }, send));
    return times;
  } finally {
    agent.destroy();
  }
}

let count = 0;

function nextDelivery(secret: string) {
  count += 1;
  const id = `msg_${String(count).padStart(27, '0')}`;
  const user = `did:privy:bench${String(count % USERS).padStart(20, '0')}`;
  const body = Buffer.from(
    signedBody(BODY_BYTES)
      .toString()
      .replace('did:privy:cm3np4u9j001rc8b73seqmqqk', user)
      .replace('user.linked_account', 'user.authenticated'),
  );
  return { id, body, headers: privy.sign(body, { secret, id, at: new Date() }) };
}

const PAUSE_MILLISECONDS = 100;

/** A machine that has too much to do answers 503, and a provider sends again then. */
async function postUntilTaken(url: string, delivery: Post): Promise<void> {
  for (;;) {
    const status = await post(url, delivery);
    if (status === 200) return;
    if (status !== 503) throw new Error(`the pipeline answered ${status}`);
    await sleep(PAUSE_MILLISECONDS);
  }
}

interface Post {
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

function post(url: string, { agent, headers, body }: Post): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } },
      async (response) => {
        await text(response);
        resolve(response.statusCode ?? 0);
      },
    );
    call.on('error', reject).end(body);
  });
}
