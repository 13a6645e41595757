import type { Frame } from './frames-in.ts';
import type { KeptMaps } from './kept-maps.ts';
import { resolveFrame, type SourcePlace } from './resolve-frame.ts';

/** What is said of some frames. */
export interface FrameLines {
  readonly lines: readonly string[];
  /** The builds whose maps are in none of the folders. */
  readonly withoutMap: readonly string[];
}

/** Each frame with its place in the sources, and the line of code that stands there. */
export function frameLines(frames: readonly Frame[], maps: KeptMaps): FrameLines {
  const withoutMap = new Set<string>();
  const lines = frames.flatMap((frame) => {
    const map = maps.of(frame.build);
    if (map === undefined) withoutMap.add(frame.build);
    const place = map === undefined ? undefined : resolveFrame(frame, map);
    return place === undefined ? [unresolved(frame)] : resolved(frame, place);
  });
  return { lines, withoutMap: [...withoutMap] };
}

function resolved({ functionName }: Frame, { file, line, column, code }: SourcePlace): string[] {
  const place = `${file}:${line}:${column}`;
  const first = functionName === undefined ? `at ${place}` : `at ${functionName} (${place})`;
  return code === undefined ? [first] : [first, `     ${code}`];
}

function unresolved({ functionName, build, line, column }: Frame): string {
  const place = `${build}:${line}:${column}`;
  return functionName === undefined ? `at ${place}` : `at ${functionName} (${place})`;
}
