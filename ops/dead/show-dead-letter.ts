import type { DeadLetter } from '../../core/dead-letters/dead-letter-queue.ts';
import { contentOf } from '../../core/dead-letters/letter-content.ts';
import { lookThrough } from '../../core/dead-letters/look-through.ts';
import { type Handling, handlingIn } from '../deliveries/handling.ts';
import type { Stage } from '../stage/stage.ts';
import { isChosen, isComplete, refuseUnseen } from './chosen-letters.ts';
import {
  type DeadLetterKind,
  type DeadLetterPlace,
  deadLetterPlace,
  type WhichPlace,
} from './dead-letter-place.ts';
import { type LaterEvents, laterEvents } from './later-events.ts';
import { type ListedLetter, listedLetter } from './listed-letter.ts';

/** Which letter. */
export interface WhichLetter extends WhichPlace {
  /** The id of the event, or of the message. */
  readonly id: string;
}

/** A dead letter, with what its subscriber's log says of it. */
export interface ShownLetter extends ListedLetter {
  readonly subscriber: string;
  readonly kind: DeadLetterKind;
  /** The last attempts at it, oldest first; none where the stage has no log of them. */
  readonly attempts: readonly Handling[];
  /** Where the log is. */
  readonly logGroup?: string;
  /** What the subscriber got of the same user since. Undefined where nobody knows: there is no archive, or the message is no event. */
  readonly later?: LaterEvents;
  /** The message as the subscriber gets it. It has the payload. */
  readonly body: string;
}

const MOST_LOOKED_AT = 1_000;
const MOST_ATTEMPTS = 10;
/** A message is a dead letter after twelve days at most. */
const LOG_MILLISECONDS = 14 * 86_400_000;

/** Shows a dead letter, and why it is one. Of several about one event the oldest. */
export async function showDeadLetter(stage: Stage, which: WhichLetter): Promise<ShownLetter> {
  const place = deadLetterPlace(stage, which);
  const letter = await findLetter(stage, place, which.id);
  const { subscriber, kind, logGroup } = place;
  const listed = listedLetter(letter);
  const later = listed.id === undefined ? undefined : await laterEvents(stage, subscriber, [listed]);
  return {
    subscriber,
    kind,
    ...listed,
    attempts: kind === 'not-handled' ? await attemptsAt(stage, place, letter) : [],
    ...(logGroup === undefined ? {} : { logGroup }),
    ...(later === undefined ? {} : { later }),
    body: contentOf(letter).body,
  };
}

async function findLetter(
  { services, now }: Stage,
  { queueUrl }: DeadLetterPlace,
  id: string,
): Promise<DeadLetter> {
  const choice = { ids: [id] };
  const isEnough = (letters: readonly DeadLetter[]) => isComplete(choice, letters);
  const look = { now, atMost: MOST_LOOKED_AT, isEnough };
  const dead = (await services.queues()).deadLetters(queueUrl);
  return await lookThrough(dead, look, async ({ letters }) => {
    refuseUnseen(choice, letters);
    return letters.find((letter) => isChosen(choice, letter)) as DeadLetter;
  });
}

/** A message that is no event is known by its own id only, and an event that came twice by both. */
async function attemptsAt(
  { logs, now }: Stage,
  { logGroup }: DeadLetterPlace,
  letter: DeadLetter,
): Promise<readonly Handling[]> {
  if (logGroup === undefined) return [];
  const from = new Date(now().getTime() - LOG_MILLISECONDS);
  const attempts: Handling[] = [];
  for await (const line of logs.read(logGroup, { from, text: letter.messageId })) {
    const handling = handlingIn(line);
    if (handling?.messageId === letter.messageId) attempts.push(handling);
  }
  return attempts.slice(-MOST_ATTEMPTS);
}
