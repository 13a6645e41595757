import type { World } from './world.ts';

/** What a call may come to. */
export interface Outcome<Answer = unknown> {
  readonly world: World;
  readonly answer: Answer;
  /** For people, and to tell answers apart. */
  readonly text: string;
}

/** One call of an actor: its outcomes depend on the world and the clock in which it takes effect. */
export interface Operation<Answer = unknown> {
  readonly name: string;
  /** Whether it cannot fail: what happens outside of the function. */
  readonly isSafe?: boolean;
  /** Whether the actor looks at the clock after it, for what it does next. */
  readonly tellsTime?: boolean;
  readonly outcomes: (world: World, now: number) => readonly Outcome<Answer>[];
}
