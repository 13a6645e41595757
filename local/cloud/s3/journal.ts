import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import type { Change } from './change.ts';

/** A file with a line for each change. A process that is killed leaves at most a line without an end. */
export interface Journal {
  append(change: Change): void;
  close(): void;
}

/** The changes that a journal holds; none where there is no such file. */
export function readJournal(path: string): Change[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  // The last is empty, or was being written when the process ended: nobody was told that it happened.
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Change);
}

/** Begins a journal with the given changes, in the place of the one before it. */
export function beginJournal(path: string, changes: readonly Change[]): Journal {
  const lines = changes.map(lineOf).join('');
  writeFileSync(`${path}.new`, lines);
  renameSync(`${path}.new`, path);
  const file = openSync(path, 'a');
  return {
    append: (change) => void writeSync(file, lineOf(change)),
    close: () => closeSync(file),
  };
}

function lineOf(change: Change): string {
  return `${JSON.stringify(change)}\n`;
}
