import { isSeen, PartLooks } from '../parts/look-at-parts.ts';
import type { PartProblem } from '../parts/part-problem.ts';
import type { Stage } from '../stage/stage.ts';
import { deadLetterPlaces } from './dead-letter-place.ts';
import { type ListedPlace, type ListOptions, listDeadLetters } from './list-dead-letters.ts';

/** The dead letters of all subscribers and of the archive. */
export interface AllDeadLetters {
  readonly places: readonly ListedPlace[];
  /** Whose cannot be looked at, such as for want of a permission, and why. */
  readonly unread: readonly UnreadLetters[];
}

/** A subscriber whose dead letters cannot be looked at. */
export interface UnreadLetters {
  readonly subscriber: string;
  readonly problem: PartProblem;
}

/** Looks at the dead letters of everybody: one subscriber that may not be looked at hides no other. */
export async function listAllDeadLetters(
  stage: Pick<Stage, 'description' | 'services' | 'now'>,
  options: Omit<ListOptions, 'subscriber'> = {},
): Promise<AllDeadLetters> {
  const names = [...new Set(deadLetterPlaces(stage).map(({ subscriber }) => subscriber))];
  const looks = new PartLooks();
  const looked = await Promise.all(
    names.map((subscriber) =>
      looks.at({ subscriber }, async () => ({
        places: await listDeadLetters(stage, { ...options, subscriber }),
      })),
    ),
  );
  looks.assertSomeSeen();
  return {
    places: looked.filter(isSeen).flatMap(({ places }) => places),
    unread: looked.filter((part) => part.problem !== undefined),
  };
}
