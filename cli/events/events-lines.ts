import { MOST_LOOKED_THROUGH } from '../../core/archive/ask/ask-of-handler.ts';
import type { ListedEvent, ListedEvents } from '../../ops/events/list-events.ts';
import { counted, figure } from '../output/counted.ts';
import type { Column } from '../output/fitting-table.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { eventTable } from './event-table.ts';

const OUTCOME: Column<ListedEvent> = { header: 'outcome', cell: ({ outcome = '' }) => ({ text: outcome }) };

/** A page of events for reading. `typed` makes of a command what is typed for this stage. */
export function eventsLines(
  { events, cursor, problems }: ListedEvents,
  typed: (...words: readonly string[]) => string,
  page: Page,
): string[] {
  const [first] = events;
  const next = [
    ...(first === undefined ? [] : [['one of them', typed('event', first.id)] as const]),
    ...(cursor === undefined ? [] : [['older ones', `the same with --cursor ${cursor}`] as const]),
  ];
  const more = first?.outcome === undefined ? [] : [OUTCOME];
  const found = first === undefined ? [noneText(cursor)] : eventTable(events, more, page);
  return [...problemLines(problems, page), ...found, ...noEntryLines(events, page), ...nextLines(next, page)];
}

/** Who has no entry of anything is mostly a handler that makes none. */
function noEntryLines(events: ListedEvents['events'], { paint }: Page): string[] {
  if (events.length === 0 || events.some(({ outcome }) => outcome !== 'none')) return [];
  return ['', paint('quiet', 'none: no entry in the inbox; a handler that does not call applyOnce has none')];
}

/** By what a handler did, so many are looked through for a page. */
function noneText(cursor: string | undefined): string {
  return cursor === undefined
    ? 'no such event in the archive'
    : `none of the ${figure(MOST_LOOKED_THROUGH)} events that were looked through is like that`;
}

/** Says that something of the archive could not be read. */
export function problemLines(problems: ListedEvents['problems'], { paint }: Page): string[] {
  if (problems.length === 0) return [];
  const files = problems.map(({ key }) => key).join(', ');
  return [
    paint(
      'bad',
      `${counted(problems.length, 'file')} of the archive cannot be read, so that events may be missing: ${files}`,
    ),
    '',
  ];
}
