import type { Counts } from '../../core/archive/ask/count.ts';
import { counted, figure } from '../output/counted.ts';
import type { Page } from '../output/page.ts';
import { tableOrBlocks } from '../output/table-or-blocks.ts';
import { problemLines } from './problem-lines.ts';

const HEADERS = ['day', 'source', 'type', 'events'];

/** The events of the archive by day, source and type, for reading. */
export function countLines({ counts, problems }: Counts, page: Page): string[] {
  const all = counts.reduce((sum, { events }) => sum + events, 0);
  const rows = counts.map(({ day, source, type, events }) => [
    { text: day },
    { text: source },
    { text: type },
    { text: figure(events) },
  ]);
  return [
    `${counted(all, 'event')} in the archive`,
    ...(rows.length === 0 ? [] : ['', ...tableOrBlocks(HEADERS, rows, page)]),
    ...(problems.length === 0
      ? []
      : ['', 'not counted, because it cannot be read:', ...problemLines(problems, page)]),
  ];
}
