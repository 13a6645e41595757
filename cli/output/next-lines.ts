import type { Page } from './page.ts';

/** What can be typed next, and what for, below an empty line: beside each other where there is room for that. */
export function nextLines(
  commands: readonly (readonly [purpose: string, command: string])[],
  { columns, paint }: Page,
): string[] {
  const width = Math.max(0, ...commands.map(([purpose]) => purpose.length));
  const fits = commands.every(([, command]) => width + GAP.length + command.length <= columns);
  const lines = commands.flatMap(([purpose, command]) =>
    fits
      ? [`${purpose.padEnd(width)}${GAP}${paint('command', command)}`]
      : [`${purpose}:`, `${GAP}${paint('command', command)}`],
  );
  return lines.length === 0 ? [] : ['', ...lines];
}

const GAP = '  ';
