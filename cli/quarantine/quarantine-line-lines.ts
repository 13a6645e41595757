import { wrapText } from '../../local/terminal/wrap-text.ts';
import { cameSince } from '../../ops/dead/came-since.ts';
import { problemWord } from '../../ops/parts/problem-word.ts';
import type { LaterElsewhere } from '../../ops/quarantine/later-elsewhere.ts';
import type { QuarantineLine } from '../../ops/quarantine/show-quarantine.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { counted } from '../output/counted.ts';
import { moment } from '../output/moment.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { tableOrBlocks } from '../output/table-or-blocks.ts';
import { typedOn } from '../output/typed-on.ts';
import { failureLines } from './failure-lines.ts';
import { userIn } from './user-in.ts';

const HEADERS = ['event', 'type', 'attempts', 'in quarantine since'];

/** A user in quarantine: the line there, and what others did since, where that is known. */
export interface ShownLine extends QuarantineLine {
  readonly elsewhere?: readonly LaterElsewhere[];
}

/** The line of a user in quarantine for reading. */
export function quarantineLineLines(
  { handler, group, openedAt, waiting, events, elsewhere = [] }: ShownLine,
  stage: Pick<Stage, 'flags'>,
  page: Page,
): string[] {
  const { paint } = page;
  const [first] = events;
  const user = userIn(group);
  const rows = events.map(({ id, sequence, type = 'not an event', attempts, keptAt }) => [
    { text: id ?? sequence },
    { text: type },
    attempts === 0 ? { text: 'waits', tone: 'quiet' as const } : { text: String(attempts) },
    { text: moment(keptAt) },
  ]);
  const more = waiting - events.length;
  return [
    paint('strong', group),
    `in the quarantine of ${handler} with ${counted(waiting, 'event')} since ${moment(openedAt)}`,
    ...(first === undefined ? [] : failureLines(first, page, '')),
    '',
    ...tableOrBlocks(HEADERS, rows, page),
    ...(more > 0 ? [paint('quiet', `and ${counted(more, 'event')} more behind them`)] : []),
    ...elsewhereLines(elsewhere, page),
    ...nextLines(
      [
        ['release, once the handler is mended', typedOn(stage, 'quarantine', 'release', handler, user)],
        [
          'take out the first',
          typedOn(
            stage,
            'quarantine',
            'drop',
            handler,
            user,
            first?.id ?? first?.sequence ?? '',
            '--reason',
            'WHY',
          ),
        ],
      ],
      page,
    ),
  ];
}

function elsewhereLines(elsewhere: readonly LaterElsewhere[], page: Page): string[] {
  if (elsewhere.length === 0) return [];
  const width = Math.max(...elsewhere.map(({ subscriber }) => subscriber.length));
  return [
    '',
    page.paint('strong', 'At other subscribers since then, by the archive, a minute behind'),
    ...elsewhere.flatMap((later) => {
      const text =
        later.problem === undefined
          ? cameSince(later)
          : `${problemWord(later.problem)}: ${later.problem.message}`;
      return wrapText(text, page.columns - width - 4).map(
        (line, index) => `  ${(index === 0 ? later.subscriber : '').padEnd(width)}  ${line}`,
      );
    }),
  ];
}
