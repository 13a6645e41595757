import type { Actor, ModelState } from './model-state.ts';
import { type World, worldText } from './world.ts';

/** Short texts for states: two states with the same text have the same futures. */
export class Fingerprints {
  readonly #worlds = new Map<string, number>();
  readonly #numbers = new WeakMap<World, number>();

  ofState(state: ModelState): string {
    const { clock, faults, acknowledged, unrecorded, repeated } = state;
    const actors = state.actors.map(actorText).sort().join('|');
    return `${this.ofWorld(state.world)};${clock}${faults};${acknowledged};${unrecorded};${repeated};${actors}`;
  }

  ofWorld(world: World): number {
    const known = this.#numbers.get(world);
    if (known !== undefined) return known;
    const text = worldText(world);
    const number = this.#worlds.get(text) ?? this.#worlds.size;
    this.#worlds.set(text, number);
    this.#numbers.set(world, number);
    return number;
  }
}

/** Actors of the same kind are interchangeable, and of those that ended only the order counts that they have to be in. */
function actorText(actor: Actor): string {
  const { kind } = actor.program;
  if (actor.status === 'running') return `${kind}:${actor.progress.id}${actor.behind}`;
  if (actor.status === 'idle') return kind;
  return actor.status === 'finished' && actor.behind.length > 0 ? `${kind}=${actor.behind}` : `${kind}=`;
}
