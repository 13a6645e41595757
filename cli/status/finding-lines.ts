import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { Finding } from '../../ops/status/finding.ts';
import type { Page } from '../output/page.ts';

const MARK = '✗ ';

/** What is not as it should be, each with the command that shows more or mends it. */
export function findingLines(
  findings: readonly Finding[],
  typed: (command: string) => string,
  { columns, paint }: Page,
): string[] {
  return findings.flatMap(({ where, text, command }) => {
    const [first = '', ...rest] = wrapText(`${where}: ${text}`, columns - MARK.length);
    return [
      `${paint('bad', MARK)}${first}`,
      ...rest.map((line) => `${' '.repeat(MARK.length)}${line}`),
      `${' '.repeat(MARK.length)}${paint('command', typed(command))}`,
    ];
  });
}
