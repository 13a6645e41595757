import type { ArchiveCompacted } from '../../ops/archive/compact-archive.ts';
import { counted } from '../output/counted.ts';
import type { Page } from '../output/page.ts';
import { problemLines } from './problem-lines.ts';

/** Which days would be compacted, or were, for reading. */
export function compactedLines(
  { dryRun, compacted, left, problems }: ArchiveCompacted,
  page: Page,
): string[] {
  return [
    ...(dryRun ? plannedLines(left) : doneLines(compacted, left)),
    ...(problems.length === 0
      ? []
      : ['', `${counted(problems.length, 'object')} to look at, which a compaction leaves alone:`]),
    ...problemLines(problems, page),
  ];
}

function plannedLines(left: readonly string[]): string[] {
  if (left.length === 0) return ['every day is compacted'];
  return [`${counted(left.length, 'day')} would be compacted: ${left.join(', ')}`];
}

function doneLines(compacted: readonly string[], left: readonly string[]): string[] {
  if (compacted.length + left.length === 0) return ['every day is compacted'];
  return [
    `${counted(compacted.length, 'day')} compacted${compacted.length === 0 ? '' : `: ${compacted.join(', ')}`}`,
    ...(left.length === 0 ? [] : [`${counted(left.length, 'day')} left: ${left.join(', ')}`]),
  ];
}
