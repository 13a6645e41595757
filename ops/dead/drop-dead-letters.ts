import type { DeadLetter } from '../../core/dead-letters/dead-letter-queue.ts';
import { lookThrough } from '../../core/dead-letters/look-through.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { isChosen, isComplete, type LetterChoice, refuseUnseen } from './chosen-letters.ts';
import { type DeadLetterKind, deadLetterPlace, type WhichPlace } from './dead-letter-place.ts';
import { type ListedLetter, listedLetter } from './listed-letter.ts';

/** Which letters to take out for good. */
export interface DropDeadLetters extends WhichPlace, LetterChoice {
  /** Kept in the account of who did what: it is all that is left of them. */
  readonly reason: string;
  /** Says which letters would go, and drops none. */
  readonly dryRun: boolean;
}

/** What came of it. */
export interface DroppedLetters {
  readonly subscriber: string;
  readonly kind: DeadLetterKind;
  /** Those that are meant, of each user the oldest first. */
  readonly letters: readonly ListedLetter[];
  /** How many of them are gone: none in a dry run, fewer than all where somebody else had one in hand. */
  readonly dropped: number;
}

/** So many letters are looked at. */
const MOST_LOOKED_AT = 1_000;

/** Takes dead letters out for good. What is left of one is the line in the account, and the event in the archive. */
export async function dropDeadLetters(stage: Stage, options: DropDeadLetters): Promise<DroppedLetters> {
  const { ids, user, reason, dryRun } = options;
  if (reason.trim() === '')
    throw new OpsError('misused', 'no reason; it is all that is kept of the dead letters');
  if (ids === undefined && user === undefined)
    throw new OpsError('misused', 'no dead letter is named; give the id of an event, or --user');
  const { subscriber, kind, queueUrl } = deadLetterPlace(stage, options);
  const dead = (await stage.services.queues()).deadLetters(queueUrl);
  const isEnough = (letters: readonly DeadLetter[]) => isComplete(options, letters);
  const look = { now: stage.now, atMost: MOST_LOOKED_AT, isEnough };
  const { meant, gone } = await lookThrough(dead, look, async ({ letters, remove }) => {
    refuseUnseen(options, letters);
    const chosen = letters.filter((letter) => isChosen(options, letter));
    return { meant: chosen, gone: dryRun ? [] : await remove(chosen) };
  });
  const listed = gone.map(listedLetter);
  if (listed.length > 0)
    await stage.journal.write({
      action: 'dead drop',
      subject: { subscriber, kind, ids: listed.map(({ id, messageId }) => id ?? messageId).join(' ') },
      counts: { dropped: listed.length },
      reason,
    });
  return { subscriber, kind, letters: meant.map(listedLetter), dropped: listed.length };
}
