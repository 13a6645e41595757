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

/** A batch in its parts. What is in neither is not tried this time: it stands behind a suspect. */
export interface SortedBatch<Message> {
  /** To be handled together. */
  readonly ordinary: readonly Message[];
  /** To be tried one after the other when the others are settled. */
  readonly suspects: readonly Message[];
}

/** Takes the suspects out of a batch, and whatever stands behind one. */
export function sortBatch<Message extends ReceivedRecord>(
  messages: readonly Message[],
  isSuspected: (message: Message) => boolean,
): SortedBatch<Message> {
  const groups = [...Map.groupBy(messages, ({ groupId }) => groupId).values()].map((group) => {
    const first = group.findIndex(isSuspected);
    return { group, clean: first === -1 ? group.length : first };
  });
  return {
    ordinary: groups.flatMap(({ group, clean }) => group.slice(0, clean)),
    // Behind others of its group a suspect is tried the next time: they may fail.
    suspects: groups.flatMap(({ group, clean }) => (clean === 0 ? group.slice(0, 1) : [])),
  };
}
