import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { EventPart } from '../../ops/event/event-evidence.ts';
import type { FollowedEvent } from '../../ops/event/follow-event.ts';
import { beginOf, type Hop } from '../../ops/event/hops-of.ts';
import { millisecondsText } from '../output/milliseconds-text.ts';
import { moment } from '../output/moment.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { hopText } from './hop-text.ts';
import { nextCommands } from './next-commands.ts';
import { ARCHIVE_TEXT, standingText, unreadText } from './standing-text.ts';

/** An event's way for reading. `typed` makes of a command what is typed for this stage. */
export function eventLines(
  event: FollowedEvent,
  typed: (...words: readonly string[]) => string,
  page: Page,
): string[] {
  return [
    ...headLines(event, page),
    '',
    ...wayLines(event.hops, page),
    '',
    ...standingLines(event, page),
    ...nextLines(nextCommands(event, typed), page),
    ...(event.envelope === undefined ? [] : ['', event.envelope]),
  ];
}

function headLines(
  { id, type = '', source, user, group, time, received, ledger }: FollowedEvent,
  { paint }: Page,
) {
  const fact = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`${paint('quiet', name.padEnd(10))}${value}`];
  return [
    `${paint('strong', id)}  ${type}`,
    ...fact('source', source),
    ...fact('user', user),
    ...(user === undefined ? fact('group', group) : []),
    ...fact('happened', time),
    ...fact('received', received),
    ...fact('ledger', ledger && `knows it until ${moment(ledger.expiresAt)}`),
  ];
}

const CLOCK = 'HH:MM:SS.mmm'.length;
const GAP = 9;

/** A line per hop: the time, how long after the first, where, and what. */
function wayLines(hops: readonly Hop[], page: Page): string[] {
  const first = hops[0] === undefined ? 0 : beginOf(hops[0]);
  const width = Math.max(0, ...hops.map((hop) => hopText(hop).where.length));
  let day = '';
  return hops.flatMap((hop) => {
    const begin = new Date(beginOf(hop)).toISOString();
    const isNewDay = begin.slice(0, 10) !== day;
    day = begin.slice(0, 10);
    return [
      ...(isNewDay ? [page.paint('quiet', `${day} UTC`)] : []),
      ...hopLines(hop, { clock: begin.slice(11, 11 + CLOCK), after: beginOf(hop) - first, width }, page),
    ];
  });
}

interface HopPlace {
  readonly clock: string;
  readonly after: number;
  readonly width: number;
}

function hopLines(hop: Hop, { clock, after, width }: HopPlace, { columns, paint }: Page): string[] {
  const { where, what, more } = hopText(hop);
  const head = `${paint('quiet', clock)} ${paint('quiet', (after === 0 ? '' : `+${millisecondsText(after)}`).padStart(GAP))}  ${where.padEnd(width)}  `;
  const indent = CLOCK + 1 + GAP + 2 + width + 2;
  const lines = [what, ...more.map((text) => ({ text, tone: 'quiet' as const }))].flatMap(
    ({ text, tone = 'plain' }) => wrapText(text, columns - indent).map((line) => paint(tone, line)),
  );
  return lines.map((line, index) => (index === 0 ? head + line : ' '.repeat(indent) + line));
}

/** Where else it was to be looked for, as it is named beside the subscribers. */
const PART_NAMES: Readonly<Record<EventPart, string>> = {
  ledger: 'ledger',
  'intake-log': 'log of the intake',
  archive: 'archive',
  parked: 'parked events',
  secret: 'signing secret',
  subscriptions: 'subscriptions',
  'operations-log': 'log of operations',
};

function standingLines(
  { archive, parked, setAside, subscribers, unread }: FollowedEvent,
  page: Page,
): string[] {
  const parkedCell =
    parked === undefined
      ? []
      : [['parked', { text: `in line behind ${parked.ahead} of its user`, tone: 'warning' }] as const];
  const asideCell =
    setAside === undefined ? [] : [['topic', { text: `refused: ${setAside.reason}`, tone: 'bad' }] as const];
  const places = [
    ...parkedCell,
    ...asideCell,
    ...(archive === 'unreadable' ? [] : [['archive', ARCHIVE_TEXT[archive]] as const]),
    ...subscribers.map((standing) => [standing.subscriber, standingText(standing)] as const),
    ...unread.map(
      ({ part, problem }) => [PART_NAMES[part], { text: unreadText(problem), tone: 'bad' }] as const,
    ),
  ];
  const width = Math.max(...places.map(([name]) => name.length));
  return [
    page.paint('strong', 'Where it is now'),
    ...places.flatMap(([name, { text, tone = 'plain' }]) =>
      wrapText(text, page.columns - width - 4).map(
        (line, index) => `  ${(index === 0 ? name : '').padEnd(width)}  ${page.paint(tone, line)}`,
      ),
    ),
  ];
}
