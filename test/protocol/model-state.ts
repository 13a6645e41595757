import type { Program } from './program.ts';
import type { Progress } from './replay.ts';
import type { World } from './world.ts';

/** Where an actor stands. Its progress is dropped when it ended: only the result still matters. */
export type Actor =
  | { readonly program: Program; readonly status: 'idle' | 'dead' }
  | {
      readonly program: Program;
      readonly status: 'running';
      readonly startedAt: number;
      /** The events that have to come before its own: acknowledged before it was sent, and not on the topic yet. */
      readonly behind: readonly string[];
      readonly progress: Progress;
    }
  | {
      readonly program: Program;
      readonly status: 'finished';
      /** The same, of what has to be in order. */
      readonly behind: readonly string[];
    };

export interface ModelState {
  readonly world: World;
  readonly actors: readonly Actor[];
  /** Index into the times that the clock passes. */
  readonly clock: number;
  readonly faults: number;
  /** The events whose provider was told that they are safe. */
  readonly acknowledged: readonly string[];
  /** Events of which a publish or a mark failed, or its actor died, and that no mark has settled since. */
  readonly unrecorded: readonly string[];
  /** Events published a second time although nothing stood in the way of knowing about the first. */
  readonly repeated: readonly string[];
}

export function actorAt(state: ModelState, index: number): Actor {
  const actor = state.actors[index];
  if (actor === undefined) throw new RangeError(`no actor ${index}`);
  return actor;
}

export function withActor(state: ModelState, index: number, actor: Actor): ModelState {
  return { ...state, actors: state.actors.with(index, actor) };
}

/** The keys with another one, once each and in one order. */
export function withKey(keys: readonly string[], key: string): readonly string[] {
  return keys.includes(key) ? keys : [...keys, key].sort();
}
