import { stripVTControlCharacters } from 'node:util';

/**
 * Breaks a line at its spaces where it is wider than the page, because a terminal breaks inside words. What follows is
 * indented as the line is. A word that is wider than the page stays whole, to be copied as it is. Colours have
 * no width.
 */
export function wrapText(text: string, columns: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  for (const word of text.trim().split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && stripVTControlCharacters(`${last} ${word}`).length <= columns)
      lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(indent + word);
  }
  return lines;
}
