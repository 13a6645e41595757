import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
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
  readonly onSent: (eventId: string) => void;
}

/** Delivers as fast as it is answered. Gives how long each answer took, in milliseconds. */
export async function sendLoad({
  senders,
  seconds,
  onSent,
  ...target
}: LoadOptions): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const until = performance.now() + seconds * 1_000;
  const times: number[] = [];
  const send = async () => {
    while (performance.now() < until) {
      const { id, headers, body } = nextDelivery(target.secret);
      const startedAt = performance.now();
      onSent(id);
      const status = await post(target.url, { agent, headers, body });
      if (status !== 200) throw new Error(`the pipeline answered ${status}`);
      times.push(performance.now() - startedAt);
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
