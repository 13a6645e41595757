import type { ArchiveProblem } from '../../core/archive/archive-damaged-error.ts';
import type { Page } from '../output/page.ts';

/** What is wrong with objects of the archive, a line each. */
export function problemLines(problems: readonly ArchiveProblem[], { paint }: Page): string[] {
  return problems.map(
    ({ damage, key, detail }) =>
      `${paint('bad', damage)}  ${key}${detail === undefined ? '' : `  ${detail}`}`,
  );
}
