import { ageText } from '../../core/time/age-text.ts';
import { wrapText } from '../../local/terminal/wrap-text.ts';
import { isSeen, type Looked } from '../../ops/parts/look-at-parts.ts';
import { problemWord } from '../../ops/parts/problem-word.ts';
import type { ArchiveStatus } from '../../ops/status/archive-status.ts';
import type { CanaryStatus } from '../../ops/status/canary-status.ts';
import type { ParkedStatus } from '../../ops/status/parked-status.ts';
import type { StageStatus } from '../../ops/status/stage-status.ts';
import { counted, figure } from '../output/counted.ts';
import { moment } from '../output/moment.ts';
import type { Page } from '../output/page.ts';
import { findingLines } from './finding-lines.ts';
import { sourceTable } from './source-table.ts';
import { subscriberTable } from './subscriber-table.ts';

/** How a stage is, on one screen. `typed` makes of a command what is typed for this stage. */
export function statusLines(status: StageStatus, typed: (command: string) => string, page: Page): string[] {
  const { pipelineName, region, at, findings } = status;
  const name = `${page.paint('strong', pipelineName)}  ${page.paint('quiet', `${region}, ${moment(at)}, counts of 24 hours`)}`;
  const all =
    findings.length === 0
      ? wrapText(wellText(status), page.columns).map((line) => page.paint('good', line))
      : [];
  return [
    name,
    '',
    ...all,
    ...findingLines(findings, typed, page),
    '',
    ...sourceTable(status, page),
    '',
    ...subscriberTable(status, page),
    '',
    ...restLines(status, page),
  ];
}

function wellText({ sources, subscribers }: StageStatus): string {
  const accepted = sources.filter(isSeen).reduce((sum, { outcomes }) => sum + (outcomes.accepted ?? 0), 0);
  const waiting = subscribers
    .filter(isSeen)
    .filter(({ kind }) => kind !== 'consumer')
    .reduce((sum, one) => sum + one.waiting + one.inHand, 0);
  return `All is well: ${counted(accepted, 'event')} accepted, ${figure(waiting)} waiting for handlers, nothing in quarantine, nothing dead.`;
}

const NAME_COLUMNS = 9;

function restLines({ parked, archive, canary, at }: StageStatus, page: Page): string[] {
  const line = <Part extends object>(name: string, part: Looked<Part>, text: (part: Part) => string) =>
    namedLines(name, part.problem === undefined ? text(part) : problemWord(part.problem), page);
  return [
    ...line('parked', parked, (seen) => parkedText(seen, at)),
    ...(archive === undefined ? [] : line('archive', archive, archiveText)),
    ...(canary === undefined ? [] : line('canary', canary, canaryText)),
  ];
}

function namedLines(name: string, text: string, { columns, paint }: Page): string[] {
  return wrapText(text, columns - NAME_COLUMNS).map(
    (line, index) => `${paint('quiet', (index === 0 ? name : '').padEnd(NAME_COLUMNS))}${line}`,
  );
}

function parkedText({ oldest, refused }: ParkedStatus, at: string): string {
  const waits =
    oldest === undefined
      ? 'nothing waits for the topic'
      : `events wait for the topic, the oldest for ${ageText((Date.parse(at) - Date.parse(oldest)) / 1_000)}`;
  return refused === 0 ? waits : `${waits}; ${counted(refused, 'event')} refused by it`;
}

function archiveText(archive: ArchiveStatus): string {
  const { archived, waiting, longestDelaySeconds, dead, notDelivered, differences } = archive;
  return [
    `${counted(archived, 'event')} written`,
    `${figure(waiting)} waiting`,
    ...(longestDelaySeconds === undefined ? [] : [`at most ${ageText(longestDelaySeconds)} after receipt`]),
    ...(dead + notDelivered === 0 ? [] : [`${figure(dead + notDelivered)} dead`]),
    differences === undefined ? 'no audit lately' : `${counted(differences, 'difference')} in the last audit`,
  ].join(', ');
}

function canaryText({ flights, refused, lost, slowestMilliseconds }: CanaryStatus): string {
  if (flights === 0) return 'sent nothing in the last 15 min';
  return [
    `${counted(flights, 'event')} in 15 min`,
    ...(slowestMilliseconds === undefined ? [] : [`handled within ${figure(slowestMilliseconds)} ms`]),
    ...(refused === 0 ? [] : [`${figure(refused)} refused`]),
    ...(lost === 0 ? [] : [`${figure(lost)} lost`]),
  ].join(', ');
}
