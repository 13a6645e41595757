import type { DeadLetterKind } from '../../ops/dead/dead-letter-place.ts';
import type { AllDeadLetters, UnreadLetters } from '../../ops/dead/list-all-dead-letters.ts';
import type { ListedPlace } from '../../ops/dead/list-dead-letters.ts';
import { problemWord } from '../../ops/parts/problem-word.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { counted } from '../output/counted.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { typedOn } from '../output/typed-on.ts';
import { letterRows } from './letter-rows.ts';

/** What the two kinds are called. */
export const KIND_TEXT: Readonly<Record<DeadLetterKind, string>> = {
  'not-handled': 'received in vain too often',
  'not-delivered': 'not delivered into its queue',
};

/** Dead letters for reading, queue by queue. */
export function deadListLines(
  { places, unread }: AllDeadLetters,
  stage: Pick<Stage, 'flags'>,
  page: Page,
): string[] {
  const found = places.filter(({ total }) => total > 0);
  const names = new Set(places.map(({ subscriber }) => subscriber));
  for (const { subscriber } of found) names.delete(subscriber);
  return [
    ...found.flatMap((place) => [...placeLines(place, page), '']),
    ...unread.flatMap((subscriber) => [unreadLine(subscriber, page), '']),
    ...(names.size === 0 ? [] : [`no dead letters: ${[...names].join(', ')}`, '']),
  ]
    .slice(0, -1)
    .concat(nextLines(nextCommands(found, stage), page));
}

function unreadLine({ subscriber, problem }: UnreadLetters, { paint }: Page): string {
  return `${paint('strong', subscriber)}: ${paint('bad', problemWord(problem))}: ${problem.message}`;
}

function placeLines({ subscriber, kind, total, letters, isAll }: ListedPlace, page: Page): string[] {
  const { paint } = page;
  const count = `${counted(total, 'dead letter')}, ${KIND_TEXT[kind]}`;
  const hidden = total - letters.length;
  return [
    `${paint('strong', subscriber)}: ${paint('warning', count)}`,
    ...letterRows(letters, page),
    ...(isAll ? [] : [paint('quiet', unseenText(hidden))]),
  ];
}

/** SQS shows ten of a user, and none that somebody else looks at. */
function unseenText(hidden: number): string {
  const more = hidden > 0 ? `about ${hidden} more that cannot be seen now` : 'there may be more';
  return `at least these; ${more}: SQS shows the first ten of a user`;
}

function nextCommands([first]: readonly ListedPlace[], stage: Pick<Stage, 'flags'>) {
  const letter = first?.letters[0];
  if (first === undefined || letter === undefined) return [];
  const { subscriber, kind } = first;
  const which = kind === 'not-delivered' ? ['--not-delivered'] : [];
  const id = letter.id ?? letter.messageId;
  return [
    ['see why', typedOn(stage, 'dead', 'show', subscriber, id, ...which)],
    ['put back, once it is mended', typedOn(stage, 'dead', 'redrive', subscriber, ...which)],
  ] as const;
}
