import { SourceMap, type SourceMapPayload } from 'node:module';
import type { Frame } from './frames-in.ts';

/** A place in the sources. */
export interface SourcePlace {
  /** As the build called it: from the folder in which it was synthesized. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What stands there, where the map has the source's text. */
  readonly code?: string;
}

/** Where a frame comes from. Undefined for a place in the bundle that no source has. */
export function resolveFrame({ line, column }: Frame, payload: SourceMapPayload): SourcePlace | undefined {
  const entry = new SourceMap(payload).findEntry(line - 1, column - 1);
  if (!('originalSource' in entry)) return undefined;
  const { originalSource: file, originalLine, originalColumn } = entry;
  const text = payload.sourcesContent?.[payload.sources.indexOf(file)];
  const code = text?.split('\n')[originalLine]?.trim();
  return {
    file,
    line: originalLine + 1,
    column: originalColumn + 1,
    ...(code === undefined ? {} : { code }),
  };
}
