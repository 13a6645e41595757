import { lookThrough } from '../../core/dead-letters/look-through.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import {
  type DeadLetterKind,
  type DeadLetterPlace,
  deadLetterPlace,
  deadLetterPlaces,
} from './dead-letter-place.ts';
import { type ListedLetter, listedLetter } from './listed-letter.ts';

/** Which dead letters. */
export interface ListOptions {
  /** A subscriber, or `archive`. @default all */
  readonly subscriber?: string | undefined;
  /** At most so many of each queue are named. @default 100 */
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The letters of a dead-letter queue. */
export interface ListedPlace {
  readonly subscriber: string;
  readonly kind: DeadLetterKind;
  /** How many there are: what SQS estimates, or what was seen where that is more. */
  readonly total: number;
  /** Of each user the oldest first. */
  readonly letters: readonly ListedLetter[];
  /** False where there may be more than `letters`: SQS shows the first ten of a user. */
  readonly isAll: boolean;
}

const DEFAULT_LIMIT = 100;
/** They are all held at once, while others cannot have them. */
const MOST_LIMIT = 10_000;

/** Looks at dead letters and leaves them where they are. For seconds nobody else can have those that are looked at. */
export async function listDeadLetters(
  stage: Pick<Stage, 'description' | 'services' | 'now'>,
  { subscriber, limit = DEFAULT_LIMIT, signal }: ListOptions = {},
): Promise<readonly ListedPlace[]> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LIMIT)
    throw new OpsError('misused', `the limit is ${limit}; allowed: a whole number from 1 to ${MOST_LIMIT}`);
  // First: a name that is none is told before anything is hidden.
  if (subscriber !== undefined) deadLetterPlace(stage, { subscriber });
  const places = deadLetterPlaces(stage).filter(
    (place) => (subscriber ?? place.subscriber) === place.subscriber,
  );
  return await Promise.all(places.map((place) => listPlace(stage, place, { limit, signal })));
}

async function listPlace(
  { services, now }: Pick<Stage, 'services' | 'now'>,
  { subscriber, kind, queueUrl }: DeadLetterPlace,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal | undefined },
): Promise<ListedPlace> {
  const queues = await services.queues();
  const { waiting, inHand, delayed } = await queues.counts(queueUrl);
  return await lookThrough(
    queues.deadLetters(queueUrl),
    { now, atMost: limit, signal },
    async ({ letters, wentThrough }) => {
      const total = Math.max(waiting + inHand + delayed, letters.length);
      return {
        subscriber,
        kind,
        total,
        letters: letters.slice(0, limit).map(listedLetter),
        isAll: wentThrough && letters.length === total && letters.length <= limit,
      };
    },
  );
}
