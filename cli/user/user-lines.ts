import { ageText } from '../../core/time/age-text.ts';
import { problemWord } from '../../ops/parts/problem-word.ts';
import type { FollowedUser, UserEvent } from '../../ops/user/follow-user.ts';
import type { HeldEvent } from '../../ops/user/held-events.ts';
import type { UserWallet } from '../../ops/user/user-wallets.ts';
import { userLines as directoryRow, walletText } from '../directory/directory-lines.ts';
import { eventTable } from '../events/event-table.ts';
import { problemLines } from '../events/events-lines.ts';
import { counted } from '../output/counted.ts';
import { fittingTable } from '../output/fitting-table.ts';
import { moment } from '../output/moment.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';

/** A user for reading. `typed` makes of a command what is typed for this stage. */
export function userLines(
  found: FollowedUser,
  typed: (...words: readonly string[]) => string,
  page: Page,
): string[] {
  const { user, events, hasMore, directory, wallets, held, unread, problems } = found;
  const [first] = events;
  const next = [
    ...(first === undefined ? [] : [['one of them', typed('event', first.id)] as const]),
    ...(hasMore ? [['older ones', typed('events', '--user', user, '--limit', '200')] as const] : []),
  ];
  return [
    ...(directory.length === 0
      ? [`${page.paint('strong', user)}  ${page.paint('quiet', 'not in the directory')}`]
      : directory.flatMap((row) => directoryRow(row, page))),
    '',
    ...walletLines(
      wallets.filter(({ isInDirectory }) => !isInDirectory),
      page,
    ),
    ...unread.map(
      ({ where, problem }) => `${page.paint('bad', problemWord(problem))}: ${where}: ${problem.message}`,
    ),
    ...heldLines(held, page),
    ...problemLines(problems, page),
    ...(events.length === 0
      ? ['no events in the archive']
      : eventTable(withoutUser(events), [markColumn(held)], page)),
    ...nextLines(next, page),
  ];
}

/** Those of the directory stand in its row. */
function walletLines(wallets: readonly UserWallet[], { paint }: Page): string[] {
  return wallets.flatMap(({ source, ...wallet }) => [
    `${paint('quiet', `wallet, from the events of ${source}:`)} ${walletText(wallet)}`,
  ]);
}

/** The heading has the user. */
function withoutUser(events: readonly UserEvent[]): readonly UserEvent[] {
  return events.map(({ user: _, ...event }) => event);
}

function heldLines(held: readonly HeldEvent[], page: Page): string[] {
  if (held.length === 0)
    return [page.paint('good', 'nothing of this user is parked, in quarantine or dead'), ''];
  const table = fittingTable(
    [
      { header: 'since', cell: ({ at }) => ({ text: moment(at) }) },
      {
        header: 'where',
        cell: ({ where, subscriber }) => ({ text: placeText(where, subscriber), tone: 'bad' }),
      },
      { header: 'why', cell: ({ code = '' }) => ({ text: code }) },
      { header: 'type', rank: 1, cell: ({ type = 'no event' }) => ({ text: type }) },
      { header: 'id', cell: ({ id = '' }) => ({ text: id }) },
    ],
    held,
    page,
  );
  return [page.paint('bad', `${counted(held.length, 'event')} held up`), ...table, ''];
}

function placeText(where: HeldEvent['where'], subscriber: string | undefined): string {
  if (where === 'parked') return 'parked';
  if (where === 'refused') return 'refused by the topic';
  const what = { quarantined: 'in quarantine', 'not-handled': 'dead', 'not-delivered': 'not delivered' }[
    where
  ];
  return `${subscriber}: ${what}`;
}

/** What is not as usual with an event: that it came late, or where it is held up. */
function markColumn(held: readonly HeldEvent[]) {
  return {
    header: '',
    cell: ({ id, source, late }: UserEvent) => {
      const place = held.find((one) => one.id === id && one.source === source);
      if (place !== undefined)
        return { text: placeText(place.where, place.subscriber), tone: 'bad' as const };
      return late === undefined
        ? { text: '' }
        : { text: `late by ${ageText(late.seconds)}`, tone: 'warning' as const };
    },
  };
}
