import type { ListedEvent } from '../../ops/events/list-events.ts';
import { type Column, fittingTable } from '../output/fitting-table.ts';
import type { Page } from '../output/page.ts';

const USER: Column<ListedEvent> = { header: 'user', rank: 2, cell: ({ user = '' }) => ({ text: user }) };

/** Events in a table, a heading for each day. `more` are columns of their own. */
export function eventTable<Event extends ListedEvent>(
  events: readonly Event[],
  more: readonly Column<Event>[],
  page: Page,
): string[] {
  const days = Map.groupBy(events, ({ received }) => received.slice(0, 'YYYY-MM-DD'.length));
  const width = Math.max(0, ...events.map(({ type }) => type.length));
  const columns: readonly Column<Event>[] = [
    { header: 'received', cell: ({ received }) => ({ text: timeOf(received), tone: 'quiet' }) },
    { header: 'type', cell: ({ type }) => ({ text: type.padEnd(width) }) },
    ...(events.some(({ user }) => user !== undefined) ? [USER] : []),
    { header: 'source', rank: 1, cell: ({ source }) => ({ text: source, tone: 'quiet' }) },
    { header: 'id', cell: ({ id }) => ({ text: id }) },
    ...more,
  ];
  return [...days].flatMap(([day, ofDay], index) => [
    ...(index === 0 ? [] : ['']),
    page.paint('strong', `${day} UTC`),
    ...fittingTable(columns, ofDay, page),
  ]);
}

function timeOf(at: string): string {
  return at.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM:SS'.length);
}
