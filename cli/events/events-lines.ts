import type { ListedEvents } from '../../ops/events/list-events.ts';
import { counted } from '../output/counted.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { eventTable } from './event-table.ts';

/** A page of events for reading. `typed` makes of a command what is typed for this stage. */
export function eventsLines(
  { events, cursor, problems }: ListedEvents,
  typed: (...words: readonly string[]) => string,
  page: Page,
): string[] {
  const [first] = events;
  if (first === undefined) return [...problemLines(problems, page), 'no such event in the archive'];
  const next = [
    ['one of them', typed('event', first.id)] as const,
    ...(cursor === undefined ? [] : [['older ones', `the same with --cursor ${cursor}`] as const]),
  ];
  return [...problemLines(problems, page), ...eventTable(events, [], page), ...nextLines(next, page)];
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
