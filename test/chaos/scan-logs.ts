import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LeakFinder } from './find-leaks.ts';

export interface Scan {
  /** Files and other places in which a marker was found, with how often. */
  readonly leaks: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

/** Looks for markers in every log file of a run, and in the texts given by name. */
export async function scanLogs(
  directory: string,
  texts: Readonly<Record<string, string>>,
  finder: LeakFinder,
): Promise<Scan> {
  const names = await readdir(directory);
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')] as const),
  );
  const all = [...files, ...Object.entries(texts)];
  const leaks = all
    .map(([name, text]) => [name, finder.count(text)] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name}: ${count}`);
  return { leaks, files: files.length, bytes: all.reduce((sum, [, text]) => sum + text.length, 0) };
}
