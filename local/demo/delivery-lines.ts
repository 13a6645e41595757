import type { Paint, Tone } from '../terminal/paint.ts';
import { type Cell, layOutTable, type TableRow } from '../terminal/table.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { type DeliveryReport, deliveryHops, type Hop } from './delivery-hops.ts';
import { type DeliveryColumns, deliveryColumns } from './delivery-table.ts';

export interface Page {
  readonly columns: number;
  readonly paint: Paint;
}

const INDENT = '    ';
const BETWEEN = '   ';

/**
 * The deliveries for reading: a table with a column per hop, a shorter one where the page is too narrow for it, or a list with
 * the hops' names where it is too narrow for any.
 */
export function deliveryLines(reports: readonly DeliveryReport[], page: Page): string[] {
  const [first] = reports;
  for (const columns of first === undefined ? [] : deliveryColumns(deliveryHops(first))) {
    const { headers, key } = columns;
    const lines = layOutTable(['', ...headers], tableRows(reports, columns, page), page);
    if (lines !== undefined) return [...lines, ...keyLines(key, page)];
  }
  return listLines(reports, page);
}

function keyLines(key: string, { columns, paint }: Page): string[] {
  return key === '' ? [] : ['', ...wrapText(key, columns).map((text) => paint('quiet', text))];
}

function tableRows(reports: readonly DeliveryReport[], { cells }: DeliveryColumns, page: Page): TableRow[] {
  return reports.flatMap((report, index): TableRow[] => {
    const isFirst = isFirstOfGroup(reports, index);
    return [
      ...(isFirst && index > 0 ? [line('')] : []),
      ...(isFirst ? [line(report.delivery.group, 'strong')] : []),
      { cells: [titleCell(report), ...cells(deliveryHops(report))] },
      ...remarks(report, page).map(({ text, tone = 'plain' }) => line(text, tone)),
    ];
  });
}

function isFirstOfGroup(reports: readonly DeliveryReport[], index: number): boolean {
  return reports[index - 1]?.delivery.group !== reports[index]?.delivery.group;
}

function line(text: string, tone: Cell['tone'] = 'plain'): TableRow {
  return { line: { text, tone } };
}

function titleCell({ delivery, differences }: DeliveryReport): Cell {
  return differences.length === 0
    ? { text: `✓ ${delivery.title}`, tone: 'plain' }
    : { text: `✗ ${delivery.title}`, tone: 'bad' };
}

function remarks({ delivery, differences }: DeliveryReport, { columns }: Page): Cell[] {
  const wrapped = (text: string, tone: Tone) =>
    wrapText(`${INDENT}${text}`, columns).map((line): Cell => ({ text: line, tone }));
  return [
    ...(delivery.note === undefined ? [] : wrapped(delivery.note, 'quiet')),
    ...differences.flatMap((text) => wrapped(text, 'bad')),
  ];
}

function listLines(reports: readonly DeliveryReport[], page: Page): string[] {
  const { paint } = page;
  return reports.flatMap((report, index) => {
    const { text, tone = 'plain' } = titleCell(report);
    return [
      ...(isFirstOfGroup(reports, index) ? [paint('strong', report.delivery.group), ''] : []),
      paint(tone, text),
      ...hopLines(deliveryHops(report), page),
      ...remarks(report, page).map((remark) => paint(remark.tone ?? 'plain', remark.text)),
      '',
    ];
  });
}

/** As many hops in a line as fit, each with its name. Those that say nothing are left out: there is no column to keep free. */
function hopLines(hops: readonly Hop[], { columns, paint }: Page): string[] {
  const lines: Hop[][] = [];
  let width = 0;
  for (const hop of hops.filter(({ cell }) => /\w/.test(cell.text))) {
    const needed = hop.name.length + 1 + hop.cell.text.length;
    const last = lines.at(-1);
    if (last === undefined || width + BETWEEN.length + needed > columns) {
      lines.push([hop]);
      width = INDENT.length + needed;
    } else {
      last.push(hop);
      width += BETWEEN.length + needed;
    }
  }
  const painted = ({ name, cell }: Hop) =>
    `${paint('quiet', name)} ${paint(cell.tone ?? 'plain', cell.text)}`;
  return lines.map((line) => INDENT + line.map(painted).join(BETWEEN));
}
