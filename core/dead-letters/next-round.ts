import { MAX_MESSAGE_BYTES, messageBytes } from '../topic/message-size.ts';
import type { DeadLetter } from './dead-letter-queue.ts';
import { redriveMessage } from './redrive-message.ts';

/** What one call takes. */
const MOST_AT_ONCE = 10;

/**
 * The letters that may go at once: the oldest of each group, because a call may take one message and not another, and no more than
 * a call takes.
 */
export function nextRound(letters: readonly DeadLetter[]): readonly DeadLetter[] {
  const round: DeadLetter[] = [];
  let bytes = 0;
  for (const letter of oldestOfGroups(letters)) {
    const own = messageBytes(redriveMessage(letter));
    if (round.length === MOST_AT_ONCE) break;
    if (round.length > 0 && bytes + own > MAX_MESSAGE_BYTES) continue;
    bytes += own;
    round.push(letter);
  }
  return round;
}

function oldestOfGroups(letters: readonly DeadLetter[]): DeadLetter[] {
  const groups = Map.groupBy(letters, groupOf);
  return [...groups.values()].flatMap((group) => group.slice(0, 1));
}

/** Letters of one group keep their order; in a standard queue each is by itself. */
export function groupOf({ groupId, messageId }: DeadLetter): string {
  return groupId ?? messageId;
}
