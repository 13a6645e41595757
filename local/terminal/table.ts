import type { Paint, Tone } from './paint.ts';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

/** A row of cells, or a line of its own between rows. */
export type TableRow = { readonly cells: readonly Cell[] } | { readonly line: Cell };

const GAP = '  ';

/**
 * Lays rows out in aligned columns. Headers are broken at spaces and hyphens where that makes a column narrower. Undefined
 * where the columns do not fit into the width.
 */
export function layOutTable(
  headers: readonly string[],
  rows: readonly TableRow[],
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string[] | undefined {
  const widths = headers.map((header, index) => {
    const cells = rows.map((row) => ('cells' in row ? (row.cells[index]?.text.length ?? 0) : 0));
    return Math.max(...cells, ...header.split(/(?<=-)| /).map((word) => word.length));
  });
  const width = sum(widths) + GAP.length * (widths.length - 1);
  if (width > columns) return undefined;

  const lineOf = (cells: readonly Cell[]) =>
    cells
      .map(({ text, tone = 'plain' }, index) => paint(tone, text.padEnd(widths[index] ?? 0)))
      .join(GAP)
      .trimEnd();
  const head = headerLines(headers, widths).map((texts) =>
    lineOf(texts.map((text) => ({ text, tone: 'quiet' }))),
  );
  const rule = paint('quiet', '─'.repeat(width));
  const body = rows.map((row) =>
    'cells' in row ? lineOf(row.cells) : paint(row.line.tone ?? 'plain', row.line.text),
  );
  return [...head, rule, ...body];
}

/** The headers in as many lines as the longest of them needs; short ones stand at the bottom. */
function headerLines(headers: readonly string[], widths: readonly number[]): string[][] {
  const broken = headers.map((header, index) => breakHeader(header, widths[index] ?? 0));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    broken.map((lines) => lines[line - (height - lines.length)] ?? ''),
  );
}

function breakHeader(header: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of header.split(/(?<=-)|(?<= )/)) {
    const last = lines.at(-1);
    if (last !== undefined && (last + word).trimEnd().length <= width) lines.splice(-1, 1, last + word);
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
