/**
 * Envelopes, one a line. An envelope is the provider's own text in part, and some are broken into lines: such a one is written as
 * the JSON string of itself, which no envelope begins like.
 */
export function encodeLines(envelopes: readonly string[]): string {
  return envelopes
    .map((envelope) => `${hasBreak(envelope) ? JSON.stringify(envelope) : envelope}\n`)
    .join('');
}

/** The envelopes of lines, byte for byte. What is cut in the middle throws. */
export function decodeLines(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new CutLinesError();
  return lines.map((line) => (line.startsWith('"') ? unquoted(line) : line));
}

/** A line that only looks like a string is left as it is: whoever reads it sees that it is no envelope. */
function unquoted(line: string): string {
  try {
    return JSON.parse(line) as string;
  } catch {
    return line;
  }
}

/** The last line has no end: something is missing. */
export class CutLinesError extends Error {
  readonly code = 'cut-lines';

  constructor() {
    super('the last line has no end');
    this.name = 'CutLinesError';
  }
}

function hasBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}
