import type { ModelState } from './model-state.ts';
import { lineOf, type World } from './world.ts';

/** Says which promise the state breaks, or undefined. Checked in every state that can be reached. */
export function violation(state: ModelState): string | undefined {
  return lost(state) ?? publishedTwice(state) ?? overtaken(state);
}

function lost({ world, acknowledged }: ModelState): string | undefined {
  const kept = [...lineOf(world), ...world.unadopted, ...world.parked.refused];
  const key = acknowledged.find(
    (event) => !isPublished(world, event) && !kept.some((other) => other.key === event),
  );
  return key === undefined ? undefined : `${key} was acknowledged and is neither on the topic nor parked`;
}

function publishedTwice(state: ModelState): string | undefined {
  const [key] = state.repeated;
  return key === undefined ? undefined : `${key} was published twice outside the documented window`;
}

/**
 * An event comes after those of its user that were acknowledged before it was sent, whether it was published at once or
 * parked, unless a store could not be used. `behind` holds those that are not on the topic: they come too late if it is.
 */
function overtaken({ world, actors }: ModelState): string | undefined {
  for (const actor of actors) {
    if (actor.status !== 'finished') continue;
    const { key } = actor.program;
    const [late] = key !== undefined && isPublished(world, key) ? actor.behind : [];
    if (late !== undefined) return `${key} overtook ${late}, which was acknowledged before it was sent`;
  }
  return undefined;
}

export function isPublished(world: World, key: string): boolean {
  return world.published.some((message) => message.key === key);
}
