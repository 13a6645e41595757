import type { Verdict } from '../../core/handling/process-batch.ts';
import type { Outcome } from '../../core/intake/receipt.ts';
import type { Latency } from '../../ops/metrics/latency.ts';
import type { CountRow } from '../../ops/stats/count-rows.ts';
import type { HandlerStats } from '../../ops/stats/handler-stats.ts';
import type { SourceStats } from '../../ops/stats/source-stats.ts';
import type { StageStats } from '../../ops/stats/stage-stats.ts';
import { figure } from '../output/counted.ts';
import { type Column, fittingTable } from '../output/fitting-table.ts';
import { millisecondsText } from '../output/milliseconds-text.ts';
import { moment } from '../output/moment.ts';
import type { Page } from '../output/page.ts';
import { quietCount } from '../output/quiet-count.ts';

/** What was counted, for reading: each source and each handler by hours or days. */
export function statsLines(stats: StageStats, page: Page): string[] {
  const { from, until, by, sources, handlers } = stats;
  return [
    page.paint(
      'quiet',
      `from ${moment(from)} until ${moment(until)}, each row a${by === 'hour' ? 'n hour' : ' day'} in UTC`,
    ),
    ...sources.flatMap((source) => ['', ...sourceLines(source, by, page)]),
    ...handlers.flatMap((handler) => ['', ...handlerLines(handler, by, page)]),
  ];
}

const OUTCOMES: readonly Outcome[] = [
  'accepted',
  'duplicate',
  'parked',
  'rejected',
  'malformed',
  'too-large',
  'unavailable',
];
const VERDICTS: readonly Verdict[] = [
  'applied',
  'duplicate',
  'stale',
  'ignored',
  'failed',
  'held',
  'quarantined',
];

function sourceLines(
  { source, outcomes, reasons, answer, lag, rows }: SourceStats,
  by: 'hour' | 'day',
  page: Page,
) {
  const latency = [...latencyText('answer', answer), ...latencyText('lag of the event', lag)].join(', ');
  const refused = Object.entries(reasons).map(([reason, count]) => `${reason} ${figure(count)}`);
  return [
    `${page.paint('strong', source)}  ${page.paint('quiet', latency)}`.trimEnd(),
    ...(refused.length === 0 ? [] : [`refused: ${refused.join(', ')}`]),
    ...countTable(OUTCOMES, { total: outcomes, rows, by }, page),
  ];
}

function handlerLines(
  { handler, outcomes, givenUp, eventAge, rows }: HandlerStats,
  by: 'hour' | 'day',
  page: Page,
) {
  const facts = [
    ...latencyText('from event to handled', eventAge),
    ...(givenUp === 0 ? [] : [`${figure(givenUp)} given up on`]),
  ].join(', ');
  return [
    `${page.paint('strong', handler)}  ${page.paint('quiet', facts)}`.trimEnd(),
    ...countTable(VERDICTS, { total: outcomes, rows, by }, page),
  ];
}

function latencyText(name: string, latency: Latency | undefined): readonly string[] {
  if (latency === undefined) return [];
  return [`${name} p50 ${millisecondsText(latency.p50)} p99 ${millisecondsText(latency.p99)}`];
}

interface Counted<Name extends string> {
  readonly total: CountRow<Name>['counts'];
  readonly rows: readonly CountRow<Name>[];
  readonly by: 'hour' | 'day';
}

/** A column for each thing that there was. */
function countTable<Name extends string>(
  names: readonly Name[],
  { total, rows, by }: Counted<Name>,
  page: Page,
) {
  if (rows.length === 0) return ['nothing'];
  const there = names.filter((name) => total[name] !== undefined);
  const all = rows.length === 1 ? [] : [{ at: 'together', counts: total }];
  const columns: readonly Column<CountRow<Name>>[] = [
    { header: by, cell: ({ at }) => ({ text: startText(at, by), tone: 'quiet' }) },
    ...there.map(
      (name): Column<CountRow<Name>> => ({
        header: name,
        cell: ({ counts }) => quietCount(counts[name] ?? 0),
      }),
    ),
  ];
  return fittingTable(columns, [...rows, ...all], page);
}

function startText(at: string, by: 'hour' | 'day'): string {
  if (at === 'together') return at;
  return by === 'day' ? at.slice(0, 10) : at.slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ');
}
