import type { DeadLetter } from '../../core/dead-letters/dead-letter-queue.ts';
import { OpsError } from '../ops-error.ts';
import { listedLetter } from './listed-letter.ts';

/** Which letters of a queue are meant. @default all */
export interface LetterChoice {
  /** Ids of events, or of messages. */
  readonly ids?: readonly string[] | undefined;
  /** A user's id, or the message group. */
  readonly user?: string | undefined;
}

/** Whether a letter is meant. */
export function isChosen({ ids, user }: LetterChoice, letter: DeadLetter): boolean {
  const listed = listedLetter(letter);
  if (user !== undefined && user !== listed.user && user !== listed.group) return false;
  return ids === undefined || ids.some((id) => isNamed(id, listed));
}

/** Whether every letter that is named has been seen. */
export function isComplete({ ids }: LetterChoice, letters: readonly DeadLetter[]): boolean {
  return ids?.every((id) => letters.some((letter) => isNamed(id, listedLetter(letter)))) ?? false;
}

/** Throws an `OpsError` where a letter that is named is not among those that were seen. */
export function refuseUnseen(choice: LetterChoice, letters: readonly DeadLetter[]): void {
  const unseen = choice.ids?.find((id) => !isComplete({ ids: [id] }, letters));
  if (unseen === undefined) return;
  throw new OpsError(
    'not-found',
    letters.length === 0
      ? `no dead letter "${unseen}"; none can be seen, and what somebody else has in hand comes into sight within a minute`
      : `no dead letter "${unseen}" among the ${letters.length} that can be seen; one that is not among the first ten of its user comes into sight when those before it are gone`,
  );
}

function isNamed(wanted: string, { id, messageId }: ReturnType<typeof listedLetter>): boolean {
  return wanted === messageId || wanted === id;
}
