import { acknowledged, type ModelState } from './model-state.ts';

/** Says which promise the state breaks, or undefined. Checked in every state that can be reached. */
export function violation(state: ModelState): string | undefined {
  return lost(state) ?? publishedTwice(state) ?? overtaken(state);
}

/** Checked where nobody is running any more and a drain has run without a fault. */
export function violationAtRest(state: ModelState): string | undefined {
  const stuck = [...state.world.ledger.values()].find(({ status }) => status === 'parked');
  if (stuck !== undefined) return `${stuck.entry.key} is still parked after a drain without faults`;
  const missing = acknowledged(state).find((key) => timesPublished(state, key) === 0);
  return missing === undefined ? violation(state) : `${missing} was acknowledged and never published`;
}

function lost(state: ModelState): string | undefined {
  const { ledger } = state.world;
  const key = acknowledged(state).find(
    (event) => timesPublished(state, event) === 0 && ledger.get(event)?.message === undefined,
  );
  return key === undefined ? undefined : `${key} was acknowledged and is neither on the topic nor parked`;
}

function publishedTwice(state: ModelState): string | undefined {
  const [key] = state.repeated;
  return key === undefined ? undefined : `${key} was published twice outside the documented window`;
}

/** An event acknowledged before another of its user arrived comes first, unless the ledger could not be used. */
function overtaken(state: ModelState): string | undefined {
  const order = state.world.published.map(({ key }) => key);
  for (const actor of state.actors) {
    if (actor.status !== 'finished' || actor.program.key === undefined) continue;
    const { key } = actor.program;
    const { result, degraded } = actor.finished;
    if (result !== 'accepted' || (degraded !== undefined && degraded !== 'mark-failed')) continue;
    const late = actor.ackedBefore.find((earlier) => earlier !== key && !isBefore(order, earlier, key));
    if (late !== undefined) return `${key} overtook ${late}, which was acknowledged before it arrived`;
  }
  return undefined;
}

function isBefore(order: readonly string[], earlier: string, later: string): boolean {
  const position = order.indexOf(earlier);
  return position >= 0 && position < order.indexOf(later);
}

function timesPublished(state: ModelState, key: string): number {
  return state.world.published.filter((message) => message.key === key).length;
}
