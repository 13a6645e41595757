import { type DeliveryReport, deliveryHops } from './delivery-hops.ts';
import type { Paint } from './paint.ts';
import { type Cell, layOutTable, type TableRow } from './table.ts';

export interface Page {
  readonly columns: number;
  readonly paint: Paint;
}

const INDENT = '    ';

/** The deliveries for reading: a table with a column per hop, or one hop per line where the page is too narrow for it. */
export function deliveryLines(reports: readonly DeliveryReport[], page: Page): string[] {
  const names = deliveryNames(reports[0]);
  return layOutTable(['', ...names], tableRows(reports), page) ?? listLines(reports, page.paint);
}

function deliveryNames(report: DeliveryReport | undefined): string[] {
  return report === undefined ? [] : deliveryHops(report).map(({ name }) => name);
}

function tableRows(reports: readonly DeliveryReport[]): TableRow[] {
  return reports.flatMap((report, index): TableRow[] => {
    const { group } = report.delivery;
    const isFirst = reports[index - 1]?.delivery.group !== group;
    return [
      ...(isFirst && index > 0 ? [line('')] : []),
      ...(isFirst ? [line(group, 'strong')] : []),
      { cells: [titleCell(report), ...deliveryHops(report).map(({ cell }) => cell)] },
      ...remarks(report).map(({ text, tone = 'plain' }) => line(text, tone)),
    ];
  });
}

function line(text: string, tone: Cell['tone'] = 'plain'): TableRow {
  return { line: { text, tone } };
}

function titleCell({ delivery, differences }: DeliveryReport): Cell {
  return differences.length === 0
    ? { text: `✓ ${delivery.title}`, tone: 'plain' }
    : { text: `✗ ${delivery.title}`, tone: 'bad' };
}

function remarks({ delivery, differences }: DeliveryReport): Cell[] {
  return [
    ...(delivery.note === undefined ? [] : [{ text: `${INDENT}${delivery.note}`, tone: 'quiet' } as const]),
    ...differences.map((text) => ({ text: `${INDENT}${text}`, tone: 'bad' }) as const),
  ];
}

function listLines(reports: readonly DeliveryReport[], paint: Paint): string[] {
  return reports.flatMap((report) => {
    const hops = deliveryHops(report);
    const width = Math.max(...hops.map(({ name }) => name.length));
    const { text, tone = 'plain' } = titleCell(report);
    return [
      `${paint(tone, text)}  ${paint('quiet', report.delivery.source)}`,
      ...hops.map(
        ({ name, cell }) =>
          `${INDENT}${paint('quiet', name.padEnd(width))}  ${paint(cell.tone ?? 'plain', cell.text)}`,
      ),
      ...remarks(report).map((remark) => paint(remark.tone ?? 'plain', remark.text)),
      '',
    ];
  });
}
