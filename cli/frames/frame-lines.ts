import type { ResolvedFrame } from './resolve-frames.ts';

/** A frame for reading: its place in the sources, where it is known, and the line of code that stands there. */
export function frameLines({ functionName, build, line, column, source }: ResolvedFrame): string[] {
  const place =
    source === undefined ? `${build}:${line}:${column}` : `${source.file}:${source.line}:${source.column}`;
  const first = functionName === undefined ? `at ${place}` : `at ${functionName} (${place})`;
  return source?.code === undefined ? [first] : [first, `     ${source.code}`];
}
