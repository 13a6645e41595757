import type { Replay } from '../../ops/replay/list-replays.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { figure } from '../output/counted.ts';
import { moment } from '../output/moment.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { tableOrBlocks } from '../output/table-or-blocks.ts';
import { typedOn } from '../output/typed-on.ts';
import { toneOf } from './replay-text.ts';

const HEADERS = ['subscriber', 'state', 'sent', 'from', 'until'];

/** The last replay of each subscriber for reading. */
export function replayListLines(
  replays: readonly Replay[],
  stage: Pick<Stage, 'flags'>,
  page: Page,
): string[] {
  const [first] = replays;
  if (first === undefined) return ['nothing was replayed to any subscriber yet'];
  const rows = replays.map((replay) => [
    { text: replay.order.subscriber },
    { text: replay.state, tone: toneOf(replay) },
    { text: figure(replay.counts.sent) },
    { text: moment(replay.order.from) },
    { text: moment(replay.order.until) },
  ]);
  return [
    ...tableOrBlocks(HEADERS, rows, page),
    ...nextLines([['see one', typedOn(stage, 'replay', 'show', first.order.subscriber)]], page),
  ];
}
