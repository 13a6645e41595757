import { type Cell, layOutTable } from '../../local/terminal/table.ts';
import type { Page } from './page.ts';
import { tableOrBlocks } from './table-or-blocks.ts';

/** A column of a table over rows of one kind. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => Cell;
  /** It is left out where the page is too narrow, the lowest first. @default it is never left out */
  readonly rank?: number;
}

/**
 * A table with as many of the columns as the page has room for. Where there is none even for those that are never left out, a block
 * for each row, with all of them.
 */
export function fittingTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  page: Page,
): string[] {
  const ranks = [...new Set(columns.flatMap(({ rank }) => rank ?? []))].sort((a, b) => a - b);
  for (const least of [0, ...ranks.map((rank) => rank + 1)]) {
    const shown = columns.filter(({ rank = Number.POSITIVE_INFINITY }) => rank >= least);
    const cells = rows.map((row) => ({ cells: shown.map(({ cell }) => cell(row)) }));
    const table = layOutTable(
      shown.map(({ header }) => header),
      cells,
      page,
    );
    if (table !== undefined) return table;
  }
  const headers = columns.map(({ header }) => header.replace(/-$/, ''));
  return tableOrBlocks(
    headers,
    rows.map((row) => columns.map(({ cell }) => cell(row))),
    page,
  );
}
