import type { Bench, BenchResult, Goal, Table } from './bench.ts';

/** What came out of a bench, for a terminal. */
export function resultLines({ title, about }: Bench, { tables, goals }: BenchResult): string[] {
  return [
    '',
    title,
    ...wrapped(about),
    ...tables.flatMap((table) => ['', ...tableLines(table)]),
    '',
    ...goals.flatMap(linesOfGoal),
  ];
}

/** A line for every goal of all benches that were run, the missed ones with their reasons. */
export function goalLines(results: Readonly<Record<string, BenchResult>>): string[] {
  const goals = Object.values(results).flatMap((result) => result.goals);
  if (goals.length === 0) return [];
  const met = goals.filter(({ isMet }) => isMet).length;
  return ['', `${met} of ${goals.length} goals are met`, ...goals.flatMap(linesOfGoal)];
}

const COLUMNS = 100;

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < COLUMNS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A table for a terminal: figures end below each other, and texts begin so. */
export function tableLines({ columns, rows }: Table): string[] {
  const all = [columns, ...rows];
  const cells = columns.map((_, column) => all.map((row) => row[column] ?? ''));
  const widths = cells.map((texts) => Math.max(...texts.map(({ length }) => length)));
  const isText = cells.map((texts, column) => column === 0 || texts.slice(1).some(hasWords));
  return all.map((row) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return isText[column] ? text.padEnd(width) : text.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Unlike `12.3 ms`, `106 / 202` and `1.00 PutItem`. */
function hasWords(text: string): boolean {
  return /[a-z]{2,} [a-z]{2,}/.test(text);
}

function linesOfGoal({ goal, measured, isMet, reason }: Goal): string[] {
  const line = `${isMet ? 'met   ' : 'missed'}  ${goal}: ${measured}`;
  return isMet || reason === undefined ? [line] : [line, `        ${reason}`];
}
