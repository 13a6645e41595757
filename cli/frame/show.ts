import type { Page } from '../output/page.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { progress } from '../output/progress.ts';
import { EXIT } from './exit-codes.ts';
import type { Outcome, Stream } from './outcome.ts';

/** How a result is printed. */
export interface Show {
  readonly page: Page;
  readonly json: boolean;
}

/** Prints what a command found, and sets the exit code. */
export async function show(found: Outcome | Stream, how: Show): Promise<void> {
  progress.clear();
  if ('rows' in found) return await showRows(found, how);
  const { data, text, file, isFine = true } = found;
  const written = file === undefined || process.stdout.isTTY ? linesOf(text(how.page)) : file;
  await print(how.json ? `${JSON.stringify(data, undefined, 2)}\n` : written);
  if (!isFine) process.exitCode = EXIT.wrong;
}

/** One line of JSON per row, or the lines of text, as they come, until nobody reads on. */
async function showRows({ rows, rowText }: Stream, { page, json }: Show): Promise<void> {
  for await (const row of rows) {
    const goesOn = await print(json ? `${JSON.stringify(row)}\n` : linesOf(rowText(row, page)));
    if (!goesOn) return;
  }
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${printable(line)}\n`).join('');
}
