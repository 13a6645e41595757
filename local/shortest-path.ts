import { isAbsolute, relative } from 'node:path';

/** A path as a person types it: relative where that does not lead out of the folder. */
export function shortestPath(path: string, workingDirectory: string): string {
  const fromHere = relative(workingDirectory, path);
  return fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
}
