import type { Tone } from '../../local/terminal/paint.ts';
import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { Check } from '../../ops/doctor/check.ts';
import type { Examination } from '../../ops/doctor/examine-stage.ts';
import type { Page } from '../output/page.ts';

const MARKS: Readonly<Record<Check['state'], readonly [mark: string, tone: Tone]>> = {
  wrong: ['✗', 'bad'],
  unknown: ['?', 'warning'],
  fine: ['✓', 'good'],
};
const INDENT = '  ';

/** How a stage is set up, for reading. `typed` makes of a command what is typed for this stage. */
export function examinationLines(
  { pipelineName, checks, leftOut }: Examination,
  typed: (command: string) => string,
  page: Page,
): string[] {
  return [
    page.paint('strong', pipelineName),
    '',
    ...checks.flatMap((check) => checkLines(check, typed, page)),
    ...(leftOut.length === 0
      ? []
      : ['', page.paint('quiet', `Only a deployed stage has: ${leftOut.join(', ')}.`)]),
  ];
}

function checkLines(
  { name, state, sentence, command }: Check,
  typed: (command: string) => string,
  { columns, paint }: Page,
): string[] {
  const [mark, tone] = MARKS[state];
  const [first = '', ...rest] = wrapText(`${name}: ${sentence}`, columns - INDENT.length);
  return [
    `${paint(tone, mark)} ${first}`,
    ...rest.map((line) => `${INDENT}${line}`),
    ...(command === undefined ? [] : [`${INDENT}${paint('command', typed(command))}`]),
  ];
}
