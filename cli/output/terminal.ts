import { createPaint } from '../../local/terminal/paint.ts';
import type { Page } from './page.ts';

/** What is known of where a command was typed. */
export interface Terminal {
  readonly page: Page;
  /** Whether the result is shown in a terminal, and does not go to a program or a file. */
  readonly isShown: boolean;
  /** Whether somebody is there to be asked. */
  readonly canAsk: boolean;
}

/** Where nothing says how wide it is. */
const DEFAULT_COLUMNS = 120;

/** What is known of the terminal of a process. `NO_COLOR`, set to anything, turns colours off: https://no-color.org */
export function terminalOf({ stdin, stdout, stderr, env }: NodeJS.Process): Terminal {
  const isShown = stdout.isTTY === true;
  return {
    page: {
      columns: stdout.columns || Number(env['COLUMNS']) || DEFAULT_COLUMNS,
      paint: createPaint(isShown && (env['NO_COLOR'] ?? '') === ''),
    },
    isShown,
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
  };
}
