import { type Cell, layOutTable } from '../../local/terminal/table.ts';
import type { Page } from './page.ts';

/** A table, or where it is too wide for the page a block for each row: its first cell, and below it the others by name. */
export function tableOrBlocks(
  headers: readonly string[],
  rows: readonly (readonly Cell[])[],
  page: Page,
): string[] {
  const table = layOutTable(
    headers,
    rows.map((cells) => ({ cells })),
    page,
  );
  return table ?? rows.flatMap((cells) => blockOf(headers, cells, page));
}

function blockOf(headers: readonly string[], [first, ...others]: readonly Cell[], { paint }: Page): string[] {
  const names = headers.slice(1);
  const width = Math.max(...names.map((name) => name.length));
  return [
    paint(first?.tone ?? 'strong', first?.text ?? ''),
    ...others.map(
      ({ text, tone = 'plain' }, index) =>
        `  ${paint('quiet', (names[index] ?? '').padEnd(width))}  ${paint(tone, text)}`,
    ),
  ];
}
