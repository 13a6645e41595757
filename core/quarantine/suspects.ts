import type { ReceivedRecord } from '../handling/retry-schedule.ts';
import type { Trouble } from './quarantine.ts';

/**
 * Whether a message may be what took the function down: it was received before, and nobody knows what became of that. Those
 * that were in one batch with it are under suspicion too, until they are tried.
 */
export function isSuspect(
  { messageId, receiveCount }: ReceivedRecord,
  trouble: Trouble | undefined,
): boolean {
  const seen = trouble?.seen[messageId] ?? 0;
  return receiveCount - 1 > seen || wasTriedAlone(messageId, trouble);
}

/** Whether it was tried alone and nobody knows what became of that: then nothing else took the function down. */
export function wasTriedAlone(messageId: string, trouble: Trouble | undefined): boolean {
  return trouble?.aloneSince !== undefined && trouble.messageId === messageId;
}

/** A batch in its parts. */
export interface SortedBatch<Message> {
  /** To be handled together. */
  readonly ordinary: readonly Message[];
  /** To be tried when the others are settled. */
  readonly alone?: Message;
  /** Not tried this time: other suspects, and what stands behind one. */
  readonly held: readonly Message[];
}

/** Takes the suspects out of a batch, and whatever stands behind one. One of them is tried. */
export function sortBatch<Message extends ReceivedRecord>(
  messages: readonly Message[],
  troubleOf: (groupId: string) => Trouble | undefined,
): SortedBatch<Message> {
  const ordinary: Message[] = [];
  const held: Message[] = [];
  let alone: Message | undefined;
  for (const [groupId, group] of Map.groupBy(messages, (message) => message.groupId)) {
    const first = group.findIndex((message) => isSuspect(message, troubleOf(groupId)));
    const clean = first === -1 ? group.length : first;
    ordinary.push(...group.slice(0, clean));
    const [suspect, ...behind] = group.slice(clean);
    if (suspect === undefined) continue;
    // Behind others of its group it is tried the next time: they may fail.
    const isTried = alone === undefined && clean === 0;
    if (isTried) alone = suspect;
    held.push(...(isTried ? behind : [suspect, ...behind]));
  }
  return { ordinary, held, ...(alone === undefined ? {} : { alone }) };
}
