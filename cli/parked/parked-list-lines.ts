import type { ParkedList, RefusedEvent } from '../../ops/parked/list-parked.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { counted } from '../output/counted.ts';
import { moment } from '../output/moment.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { tableOrBlocks } from '../output/table-or-blocks.ts';
import { typedOn } from '../output/typed-on.ts';

const HEADERS = ['event', 'type', 'parked', 'refused', 'why'];

/** What is parked for reading. */
export function parkedListLines(
  { waiting, refused }: ParkedList,
  stage: Pick<Stage, 'flags'>,
  page: Page,
): string[] {
  return [waitingLine(waiting, page), ...refusedLines(refused, stage, page)];
}

function waitingLine({ oldest, newest }: ParkedList['waiting'], { paint }: Page): string {
  if (oldest === undefined) return 'no event waits for the topic';
  const since = oldest === newest ? '' : `, the newest since ${moment(newest ?? oldest)}`;
  return `${paint('warning', 'events wait for the topic')}: the oldest since ${moment(oldest)}${since}`;
}

function refusedLines(
  refused: readonly RefusedEvent[],
  stage: Pick<Stage, 'flags'>,
  page: Page,
): readonly string[] {
  const [first] = refused;
  if (first === undefined) return ['the topic has refused no event'];
  const rows = refused.map((event) => [
    { text: event.key },
    { text: event.type },
    { text: moment(event.parkedAt) },
    { text: moment(event.refusedAt) },
    { text: whyOf(event), tone: 'bad' as const },
  ]);
  return [
    `${page.paint('bad', `the topic has refused ${counted(refused.length, 'event')} for good`)}:`,
    '',
    ...tableOrBlocks(HEADERS, rows, page),
    ...nextLines(
      [
        ['try one again', typedOn(stage, 'parked', 'release', first.key)],
        ['delete one', typedOn(stage, 'parked', 'drop', first.key, '--reason', 'WHY')],
      ],
      page,
    ),
  ];
}

function whyOf({ reason, published }: RefusedEvent): string {
  return published ? `${reason}, but a later delivery was published: drop it` : reason;
}
