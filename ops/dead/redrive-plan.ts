import { isForgetting } from '../../core/archive/forget/is-forgetting.ts';
import type { DeadLetter } from '../../core/dead-letters/dead-letter-queue.ts';
import { lookThrough } from '../../core/dead-letters/look-through.ts';
import { listQuarantine } from '../quarantine/list-quarantine.ts';
import type { Stage } from '../stage/stage.ts';
import { isChosen, isComplete, type LetterChoice, refuseUnseen } from './chosen-letters.ts';
import type { DeadLetterKind, DeadLetterPlace } from './dead-letter-place.ts';
import type { IsForgotten } from './forgotten-letters.ts';
import { type LaterEvents, laterEvents } from './later-events.ts';
import { type ListedLetter, listedLetter } from './listed-letter.ts';

/** What a redrive would put back, and what comes of it. */
export interface RedrivePlan {
  readonly subscriber: string;
  readonly kind: DeadLetterKind;
  /** How many letters go back, and of how many users. */
  readonly letters: number;
  readonly users: number;
  /** False where there may be more: then it is at least so many. */
  readonly isAll: boolean;
  /** How many of them are no events: what could not be read will not be read this time. */
  readonly unreadable: number;
  /** How many stay because their users were forgotten. */
  readonly forgotten: number;
  /** How many of the users are in the handler's quarantine: their letters join the end of the line there. */
  readonly inQuarantine: number;
  /** What the subscriber got of the same users since. Undefined where nobody knows: there is no archive. */
  readonly later?: LaterEvents;
  /** The first of the letters, of each user the oldest first. */
  readonly first: readonly ListedLetter[];
  /** Somebody is being forgotten, and may be among them: nothing is put back meanwhile. */
  readonly refused?: 'forgetting';
}

/** So many letters are looked at before a redrive, and so many of them named. */
const MOST_LOOKED_AT = 1_000;
const MOST_NAMED = 20;

/** Looks what a redrive would put back. */
export async function redrivePlan(
  stage: Stage,
  place: DeadLetterPlace,
  choice: LetterChoice & { readonly isForgotten: IsForgotten },
): Promise<RedrivePlan> {
  const { subscriber, kind } = place;
  const seen = await seenLetters(stage, place, choice);
  refuseUnseen(choice, seen.letters);
  const chosen = seen.letters.filter((letter) => isChosen(choice, letter)).map(listedLetter);
  const forgotten = await Promise.all(chosen.map(choice.isForgotten));
  const letters = chosen.filter((_, index) => !forgotten[index]);
  const groups = new Set(letters.map(({ group, messageId }) => group ?? messageId));
  const later = letters.length === 0 ? undefined : await laterEvents(stage, subscriber, letters);
  return {
    subscriber,
    kind,
    letters: letters.length,
    users: groups.size,
    isAll: seen.isAll || choice.ids !== undefined,
    unreadable: letters.filter(({ problem }) => problem !== undefined).length,
    forgotten: chosen.length - letters.length,
    inQuarantine: letters.length === 0 ? 0 : await countInQuarantine(stage, subscriber, groups),
    ...(later === undefined ? {} : { later }),
    first: letters.slice(0, MOST_NAMED),
    ...((await isSomebodyBeingForgotten(stage)) ? { refused: 'forgetting' } : {}),
  };
}

async function seenLetters(
  { services, now }: Stage,
  { queueUrl }: DeadLetterPlace,
  choice: LetterChoice,
): Promise<{ readonly letters: readonly DeadLetter[]; readonly isAll: boolean }> {
  const queues = await services.queues();
  const { waiting, inHand, delayed } = await queues.counts(queueUrl);
  const isEnough = (letters: readonly DeadLetter[]) => isComplete(choice, letters);
  return await lookThrough(
    queues.deadLetters(queueUrl),
    { now, atMost: MOST_LOOKED_AT, isEnough },
    async ({ letters, wentThrough }) => ({
      letters,
      isAll: wentThrough && letters.length >= waiting + inHand + delayed,
    }),
  );
}

async function countInQuarantine(stage: Stage, subscriber: string, groups: ReadonlySet<string>) {
  if (stage.description.subscribers[subscriber]?.functionName === undefined) return 0;
  const [quarantine] = await listQuarantine(stage, { handler: subscriber });
  return quarantine?.users.filter(({ group }) => groups.has(group)).length ?? 0;
}

async function isSomebodyBeingForgotten({ description, services }: Stage): Promise<boolean> {
  if (description.archive === undefined) return false;
  return await isForgetting((await services.objects()).of(description.archive.bucket));
}
