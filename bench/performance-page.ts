import type { Bench, BenchResult, Table } from './bench.ts';

/**
 * The page with the figures of a bench written anew: what stands between its marks, or between the marks of each of its tables where
 * they have names. Throws where the page has none.
 */
export function withResult(page: string, bench: Bench, result: BenchResult): string {
  const named = result.tables.filter(({ name }) => name !== undefined);
  if (named.length === 0) return between(page, bench.name, markdown(bench, result));
  const written = named.reduce(
    (text, table) => between(text, `${bench.name} ${table.name}`, markdownTable(table)),
    page,
  );
  return between(written, `${bench.name} goals`, markdownTable(goalTable(result)));
}

/** The page with a text between the marks of this name. Throws where the page has none. */
export function between(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- bench ${name} -->`, `<!-- end ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`the page has no ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`;
}

function markdown({ title, about }: Bench, result: BenchResult): string {
  const goals = result.goals.length === 0 ? [] : [goalTable(result)];
  const parts = [`## ${title}`, about, ...[...result.tables, ...goals].map(markdownTable)];
  return parts.join('\n\n');
}

function goalTable({ goals }: BenchResult): Table {
  return {
    columns: ['goal', 'measured', ''],
    rows: goals.map(({ goal, measured, isMet, reason }) => [
      goal,
      measured,
      isMet ? 'met' : `missed${reason === undefined ? '' : `: ${reason}`}`,
    ]),
  };
}

/** A table as Markdown has it. */
export function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
