import type { SourceAudit } from '../../core/archive/audit/day-audit.ts';
import type { Cell } from '../../local/terminal/table.ts';
import type { ArchiveAudit } from '../../ops/archive/audit-archive.ts';
import { counted, figure } from '../output/counted.ts';
import type { Page } from '../output/page.ts';
import { tableOrBlocks } from '../output/table-or-blocks.ts';
import { problemLines } from './problem-lines.ts';

const HEADERS = [
  'source',
  'published',
  'archived',
  'withheld',
  'forgotten',
  'earlier',
  'missing',
  'altered',
  'doubled',
];

/** So many are named; the JSON has more. */
const NAMED = 20;

/** What an audit of a day found, for reading. */
export function auditLines(audit: ArchiveAudit, page: Page): string[] {
  const { day, ledger, sources, flawed, unmarked, problems, differences } = audit;
  const { paint } = page;
  const unmarkedCount = sources.reduce((sum, source) => sum + source.unmarked, 0);
  return [
    differences === 0
      ? paint('good', `the archive of ${day} is whole`)
      : paint('bad', `the archive of ${day} has ${counted(differences, 'difference')}`),
    ...(ledger === 'expired'
      ? ['the ledger has forgotten the day: only the archive itself was looked at']
      : []),
    ...(sources.length === 0
      ? ['no source had an event']
      : ['', ...tableOrBlocks(HEADERS, sources.map(rowOf), page)]),
    ...(flawed.length + problems.length === 0 ? [] : ['']),
    ...flawed.slice(0, NAMED).map(({ flaw, source, id }) => `${paint('bad', flaw)}  ${source}  ${id}`),
    ...(flawed.length > NAMED
      ? [`and ${counted(flawed.length - NAMED, 'event')} more; --json names a thousand`]
      : []),
    ...problemLines(problems.slice(0, NAMED), page),
    ...(unmarkedCount === 0
      ? []
      : [
          '',
          `${counted(unmarkedCount, 'event')} in the archive that the ledger does not know to be published: no difference, ` +
            `such as ${unmarked[0]?.source} ${unmarked[0]?.id}`,
        ]),
  ];
}

function rowOf({ source, published, archived, withheld, forgotten, earlier, ...wrong }: SourceAudit): Cell[] {
  const kept = Object.values(withheld).reduce((sum, count) => sum + count, 0);
  return [
    { text: source },
    ...[published, archived, kept, forgotten, earlier].map((count) => ({ text: figure(count) })),
    ...[wrong.missing, wrong.altered, wrong.doubled].map(
      (count): Cell => ({
        text: figure(count),
        tone: count > 0 ? 'bad' : 'plain',
      }),
    ),
  ];
}
