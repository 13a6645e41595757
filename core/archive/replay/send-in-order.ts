import { MAX_MESSAGE_BYTES, messageBytes } from '../../topic/message-size.ts';
import type { TopicMessage } from '../../topic/topic.ts';
import type { Pace } from './pace.ts';
import { MOST_AT_ONCE, type ReplayPorts, type SendOutcome } from './replay-ports.ts';

/** After so long without a message that was taken, the queue is left alone. */
const PATIENCE_MILLISECONDS = 60_000;
const FIRST_WAIT_MILLISECONDS = 200;
const LONGEST_WAIT_MILLISECONDS = 10_000;

/** What sending works with. */
export type SendPorts = Pick<ReplayPorts, 'queue' | 'now' | 'waitUntil'> & {
  readonly pace: Pace;
  /** Whether the replay is still in this worker's hands. */
  readonly mayGoOn: () => Promise<boolean>;
  /** When to begin nothing new. */
  readonly deadline: Date;
};

/** What became of each message, in their order; undefined of those that are not sent, or not known to be. */
export interface SendReport {
  readonly outcomes: readonly (Settled | undefined)[];
  /** The queue takes nothing, and this is why. @default all are settled, or the worker must stop */
  readonly failing?: string;
}

/** Nothing more is to be done about it. */
export type Settled = Exclude<SendOutcome, { readonly failed: string }>;

/**
 * Sends messages, ten a call and each after the earlier ones of its group. What failed is sent again before anything later of its
 * group, so that nothing is overtaken.
 */
export async function sendInOrder(messages: readonly TopicMessage[], ports: SendPorts): Promise<SendReport> {
  const outcomes: (Settled | undefined)[] = messages.map((message) =>
    messageBytes(message) > MAX_MESSAGE_BYTES ? { refused: 'message-too-large' } : undefined,
  );
  let failingSince: number | undefined;
  let wait = FIRST_WAIT_MILLISECONDS;
  for (;;) {
    const batch = nextBatch(messages, outcomes);
    if (batch.length === 0) return { outcomes };
    await ports.pace.take(batch.length);
    if (ports.now() >= ports.deadline || !(await ports.mayGoOn())) return { outcomes };
    const failure = await sendBatch(batch, { messages, outcomes, ports });
    if (failure === undefined) {
      failingSince = undefined;
      wait = FIRST_WAIT_MILLISECONDS;
      continue;
    }
    const now = ports.now().getTime();
    failingSince ??= now;
    if (now - failingSince >= PATIENCE_MILLISECONDS) return { outcomes, failing: failure };
    await ports.waitUntil(new Date(now + wait));
    wait = Math.min(2 * wait, LONGEST_WAIT_MILLISECONDS);
  }
}

/** The first messages that are not settled, one of each group, and no more than a call takes. */
function nextBatch(messages: readonly TopicMessage[], outcomes: SendReport['outcomes']): readonly number[] {
  const batch: number[] = [];
  const groups = new Set<string>();
  let bytes = 0;
  for (const [index, message] of messages.entries()) {
    if (batch.length === MOST_AT_ONCE) break;
    if (outcomes[index] !== undefined || groups.has(message.groupId)) continue;
    groups.add(message.groupId);
    const own = messageBytes(message);
    if (bytes + own > MAX_MESSAGE_BYTES) continue;
    bytes += own;
    batch.push(index);
  }
  return batch;
}

interface Sending {
  readonly messages: readonly TopicMessage[];
  readonly outcomes: (Settled | undefined)[];
  readonly ports: SendPorts;
}

/** Notes what is settled. Gives why nothing is, where nothing is. */
async function sendBatch(
  batch: readonly number[],
  { messages, outcomes, ports }: Sending,
): Promise<string | undefined> {
  let failure: string | undefined = 'unknown';
  const sent = await send(
    batch.flatMap((index) => messages[index] ?? []),
    ports,
  );
  for (const [place, index] of batch.entries()) {
    const outcome = sent[place] ?? { failed: 'unknown' };
    if (outcome !== 'sent' && 'failed' in outcome) {
      if (failure !== undefined) failure = outcome.failed;
    } else {
      outcomes[index] = outcome;
      failure = undefined;
    }
  }
  return failure;
}

/** A call of which nothing is known counts as failed: a repeat is dropped by the queue, or by the inbox. */
async function send(
  messages: readonly TopicMessage[],
  { queue }: SendPorts,
): Promise<readonly SendOutcome[]> {
  try {
    return await queue.send(messages);
  } catch (error) {
    const failed = codeOf(error);
    return messages.map(() => ({ failed }));
  }
}

function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
