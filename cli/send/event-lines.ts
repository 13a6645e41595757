import { wrapText } from '../../local/terminal/wrap-text.ts';
import { TYPED } from '../frame/new-command.ts';
import type { Page } from '../output/page.ts';

/** The events that can be sent to a source, for reading: a line for each family. */
export function eventLines(source: string, names: readonly string[], { columns, paint }: Page): string[] {
  const families = Object.entries(Object.groupBy(names, (name) => name.split('.')[0] ?? name));
  return [
    ...families.flatMap(([family, members = []]) => [
      paint('strong', family),
      ...wrapText(`  ${members.join(', ')}`, columns),
    ]),
    '',
    `${TYPED} send ${source} EVENT sends one.`,
  ];
}
