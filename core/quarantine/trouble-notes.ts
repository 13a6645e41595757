import type { ReceivedRecord } from '../handling/retry-schedule.ts';
import type { Trouble } from './quarantine.ts';

/** So many messages of one user are remembered: more than a batch holds, and few enough for one small item. */
const REMEMBERED = 30;

/** What is known of the message's own failed attempts. */
export function failuresOf(
  messageId: string,
  trouble: Trouble | undefined,
): Pick<Trouble, 'attempts' | 'failedAt'> {
  if (trouble?.messageId !== messageId) return { attempts: 0 };
  const { attempts, failedAt } = trouble;
  return { attempts, ...(failedAt === undefined ? {} : { failedAt }) };
}

/** The note of a failed attempt. `received` is what was received of the group from the failed message on. */
export function noteOfFailure(
  received: readonly [ReceivedRecord, ...ReceivedRecord[]],
  { attempts, at }: { readonly attempts: number; readonly at: Date },
  before: Trouble | undefined,
): Trouble {
  return { messageId: received[0].messageId, attempts, failedAt: at, seen: seenWith(received, before) };
}

/** The note that a message is being tried alone. It is known what becomes of those behind it: nothing. */
export function noteOfTrial(
  received: readonly [ReceivedRecord, ...ReceivedRecord[]],
  at: Date,
  before: Trouble | undefined,
): Trouble {
  const [{ messageId }, ...behind] = received;
  return { messageId, ...failuresOf(messageId, before), seen: seenWith(behind, before), aloneSince: at };
}

/** The note that a message was handled that was tried alone: it did not take the function down, should it come again. */
export function noteOfSurvival(message: ReceivedRecord, at: Date, before: Trouble | undefined): Trouble {
  return { messageId: message.messageId, attempts: 0, failedAt: at, seen: seenWith([message], before) };
}

function seenWith(received: readonly ReceivedRecord[], before: Trouble | undefined): Trouble['seen'] {
  const now = received.map(({ messageId, receiveCount }) => [messageId, receiveCount] as const);
  const names = new Set(now.map(([messageId]) => messageId));
  const earlier = Object.entries(before?.seen ?? {}).filter(([messageId]) => !names.has(messageId));
  return Object.fromEntries([...earlier, ...now].slice(-REMEMBERED));
}
