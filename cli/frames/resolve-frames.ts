import type { Frame } from './frames-in.ts';
import type { KeptMaps } from './kept-maps.ts';
import { resolveFrame, type SourcePlace } from './resolve-frame.ts';

/** A frame, and where it comes from. */
export interface ResolvedFrame extends Frame {
  /** Absent where there is no map of the build, or no source for the place. */
  readonly source?: SourcePlace;
}

/** What is known of some frames. */
export interface ResolvedFrames {
  readonly frames: readonly ResolvedFrame[];
  /** The builds whose maps are in none of the folders. */
  readonly withoutMap: readonly string[];
}

/** Finds each frame's place in the sources. */
export function resolveFrames(frames: readonly Frame[], maps: KeptMaps): ResolvedFrames {
  const builds = [...new Set(frames.map(({ build }) => build))];
  return {
    frames: frames.map((frame) => {
      const map = maps.of(frame.build);
      const source = map === undefined ? undefined : resolveFrame(frame, map);
      return source === undefined ? frame : { ...frame, source };
    }),
    withoutMap: builds.filter((build) => maps.of(build) === undefined),
  };
}
