import type { Outcome } from '../../core/intake/receipt.ts';
import { ageText } from '../../core/time/age-text.ts';
import type { Cell } from '../../local/terminal/table.ts';
import type { SourceStatus } from '../../ops/status/source-status.ts';
import type { LookedSource, StageStatus } from '../../ops/status/stage-status.ts';
import { type Column, fittingTable } from '../output/fitting-table.ts';
import { millisecondsText } from '../output/milliseconds-text.ts';
import type { Page } from '../output/page.ts';
import { quietCount } from '../output/quiet-count.ts';
import { seenColumns } from './seen-columns.ts';
import { sparkline } from './sparkline.ts';

/** Those that the provider was told were not taken; 503 has a column of its own. */
const REFUSED: readonly Outcome[] = ['rejected', 'malformed', 'unknown-source', 'too-large'];

/** The sources of a stage. */
export function sourceTable({ sources, at }: StageStatus, page: Page): string[] {
  const now = Date.parse(at);
  const columns: readonly Column<LookedSource>[] = [
    { header: 'source', cell: ({ source }) => ({ text: source }) },
    ...seenColumns<SourceStatus, LookedSource>([
      { header: 'last delivery', cell: ({ lastDelivery }) => lastCell(lastDelivery, now) },
      { header: '24 hours', rank: 3, cell: ({ hours }) => ({ text: sparkline(hours), tone: 'quiet' }) },
      { header: 'accepted', cell: ({ outcomes }) => quietCount(outcomes.accepted ?? 0) },
      { header: 'dupli- cate', rank: 2, cell: ({ outcomes }) => quietCount(outcomes.duplicate ?? 0) },
      { header: 'parked', rank: 1, cell: ({ outcomes }) => quietCount(outcomes.parked ?? 0, 'warning') },
      { header: 'refused', cell: ({ outcomes }) => quietCount(sumOf(outcomes), 'warning') },
      { header: '503', cell: ({ outcomes }) => quietCount(outcomes.unavailable ?? 0, 'bad') },
      { header: 'answer p99', rank: 5, cell: ({ answer }) => latencyCell(answer?.p99) },
      { header: 'lag p99', rank: 4, cell: ({ lag }) => latencyCell(lag?.p99) },
      { header: 'secret put', cell: (source) => secretCell(source, now) },
      { header: 'provider', cell: ({ patience }) => patienceCell(patience, now) },
    ]),
  ];
  return fittingTable(columns, sources, page);
}

function lastCell(last: SourceStatus['lastDelivery'], now: number): Cell {
  if (last === undefined) return { text: 'none', tone: 'quiet' };
  return { text: `${agoText(last.at, now)} ago` };
}

function sumOf(outcomes: SourceStatus['outcomes']): number {
  return REFUSED.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0);
}

function latencyCell(milliseconds: number | undefined): Cell {
  return milliseconds === undefined ? { text: '–', tone: 'quiet' } : { text: millisecondsText(milliseconds) };
}

/** With a rotation it matters whether the provider still signs with the secret before. */
function secretCell({ secret, verifiedByPrevious }: SourceStatus, now: number): Cell {
  if (secret.putAt === undefined) return { text: 'never', tone: 'bad' };
  const put = `${agoText(secret.putAt, now)} ago`;
  return verifiedByPrevious === 0 ? { text: put } : { text: `${put}, old one used`, tone: 'warning' };
}

function patienceCell(patience: SourceStatus['patience'], now: number): Cell {
  if (patience === undefined) return { text: 'no rule known', tone: 'quiet' };
  if (patience.state === 'run-out') return { text: 'off?', tone: 'bad' };
  if (patience.state === 'failing') return { text: 'failing', tone: 'warning' };
  if (patience.state === 'running-out' || patience.state === 'being-spent')
    return { text: `off in ${ageText((Date.parse(patience.switchedOffAt) - now) / 1_000)}`, tone: 'bad' };
  const { spent } = patience;
  return spent === undefined
    ? { text: 'patient', tone: 'quiet' }
    : { text: `${spent.atMost} of ${spent.allowed} spent`, tone: 'warning' };
}

function agoText(at: string, now: number): string {
  return ageText((now - Date.parse(at)) / 1_000);
}
