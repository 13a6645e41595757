import type { ListedLetter } from '../../ops/dead/listed-letter.ts';
import { moment } from '../output/moment.ts';
import type { Page } from '../output/page.ts';

/** Dead letters below the users that they are of, each user's in order. */
export function letterRows(letters: readonly ListedLetter[], page: Page): string[] {
  const users = Map.groupBy(letters, ({ user, group }) => user ?? group ?? 'of no user');
  return [...users].flatMap(([user, own]) => [`  ${user}`, ...rowsOf(own, page)]);
}

const INDENT = '    ';
const GAP = '  ';

function rowsOf(letters: readonly ListedLetter[], { columns, paint }: Page): string[] {
  const rows = letters.map(({ id, messageId, type, problem, sentAt }) => ({
    name: id ?? messageId,
    type: type ?? `no event: ${problem}`,
    since: moment(sentAt),
    isEvent: type !== undefined,
  }));
  const widths = {
    name: Math.max(...rows.map(({ name }) => name.length)),
    type: Math.max(...rows.map(({ type }) => type.length)),
  };
  const width = Math.max(
    ...rows.map(({ since }) => [INDENT, GAP, GAP, since].join('').length + widths.name + widths.type),
  );
  return rows.flatMap(({ name, type, since, isEvent }) => {
    const what = paint(isEvent ? 'plain' : 'bad', type.padEnd(widths.type));
    const head = `${INDENT}${paint('strong', name.padEnd(widths.name))}`;
    if (width <= columns) return [[head, what, paint('quiet', since)].join(GAP)];
    return [head.trimEnd(), `${INDENT}${GAP}${what.trimEnd()}${GAP}${paint('quiet', since)}`];
  });
}
