import type { Bench, BenchResult, Table } from './bench.ts';

/** The page with the part of a bench written anew: what stands between its marks. Throws where the page has none. */
export function withResult(page: string, bench: Bench, result: BenchResult): string {
  const [begin, end] = [`<!-- bench ${bench.name} -->`, `<!-- end ${bench.name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`the page has no ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n${markdown(bench, result)}\n${page.slice(to)}`;
}

function markdown({ title, about }: Bench, { tables, goals }: BenchResult): string {
  const goalTable: Table = {
    columns: ['goal', 'measured', ''],
    rows: goals.map(({ goal, measured, isMet, reason }) => [
      goal,
      measured,
      isMet ? 'met' : `missed${reason === undefined ? '' : `: ${reason}`}`,
    ]),
  };
  const parts = [`## ${title}`, about, ...[...tables, goalTable].map(markdownTable)];
  return parts.join('\n\n');
}

function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
