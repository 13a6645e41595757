import type { Looked } from '../../ops/parts/look-at-parts.ts';
import { problemWord } from '../../ops/parts/problem-word.ts';
import type { Column } from '../output/fitting-table.ts';

/** Columns over what could be looked at. Of what could not, the first of them says so, and the others nothing. */
export function seenColumns<Part extends object, Named extends object>(
  columns: readonly Column<Part>[],
): readonly Column<Looked<Part, Named>>[] {
  return columns.map((column, index) => ({
    ...column,
    cell(row) {
      if (row.problem === undefined) return column.cell(row);
      return index === 0 ? { text: problemWord(row.problem), tone: 'bad' } : { text: '–', tone: 'quiet' };
    },
  }));
}
