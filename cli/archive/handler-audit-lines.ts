import type { SourceHandling } from '../../core/archive/audit/handling/handling-audit.ts';
import type { Cell } from '../../local/terminal/table.ts';
import type { HandlerAudit } from '../../ops/archive/audit-handler.ts';
import { counted, figure } from '../output/counted.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { tableOrBlocks } from '../output/table-or-blocks.ts';

const COUNTS = [
  'published',
  'applied',
  'stale',
  'ignored',
  'duplicate',
  'forgotten',
  'earlier',
  'unsettled',
] as const satisfies readonly (keyof SourceHandling)[];

/** So many are named; the JSON has more. */
const NAMED = 20;

/** What an audit of a handler found, for reading. `typed` makes of a command what is typed for this stage. */
export function handlerAuditLines(
  audit: HandlerAudit,
  typed: (...words: readonly string[]) => string,
  page: Page,
): string[] {
  if ('refused' in audit)
    return [page.paint('bad', `the ledger and the logs know nothing from before ${audit.from} any more`)];
  const { handler, day, missing, sources } = audit;
  const replay = typed('replay', 'start', handler, '--from', day, '--only-missing');
  return [
    missing === 0
      ? page.paint('good', `nothing of ${day} is missing at ${handler}`)
      : page.paint('bad', `nobody knows what ${handler} did with ${counted(missing, 'event')} of ${day}`),
    ...(sources.length === 0
      ? ['nothing was published for it']
      : ['', ...tableOrBlocks(['source', ...COUNTS], sources.map(rowOf), page)]),
    ...unsettledLines(audit, page),
    ...(missing === 0 ? [] : nextLines([['bring what is missing', replay]], page)),
  ];
}

function rowOf(source: SourceHandling): Cell[] {
  return [{ text: source.source }, ...COUNTS.map((name) => ({ text: figure(source[name]) }))];
}

/** What has no outcome, and where that can be. */
function unsettledLines(
  { unsettled, places, sources }: Exclude<HandlerAudit, { refused: unknown }>,
  { paint }: Page,
): string[] {
  if (unsettled.length === 0) return [];
  const count = sources.reduce((sum, source) => sum + source.unsettled, 0);
  const { waiting, dead, quarantined, dropped } = places;
  return [
    '',
    `no outcome of ${counted(count, 'event')}; of any day there are ${figure(waiting)} waiting, ${figure(dead)} dead, ` +
      `${figure(quarantined)} in quarantine, ${figure(dropped)} dropped`,
    ...unsettled.slice(0, NAMED).map(({ last, source, id }) => `${paint('warning', last)}  ${source}  ${id}`),
    ...(count > NAMED ? [`and ${counted(count - NAMED, 'event')} more; --json names a thousand`] : []),
  ];
}
