import type { Actor, ModelState } from './model-state.ts';
import type { Operation } from './operations.ts';

/** The step of the clock at which the ledger has forgotten what it knew at the start. */
export const PAST_RETENTION = 3;

interface Caller {
  readonly actor: Actor;
  readonly operation: Operation;
}

/**
 * Judges what a call did: a mark settles what was unrecorded, and a second publish of an event is noted unless it is one
 * of those that the guarantees allow.
 */
export function noteEffect(before: ModelState, after: ModelState, { actor, operation }: Caller): ModelState {
  if (operation.call === 'mark') {
    return { ...after, unrecorded: after.unrecorded.filter((key) => key !== operation.entry.key) };
  }
  const published = after.world.published.at(-1)?.key;
  const appended = after.world.published.length > before.world.published.length;
  if (operation.call !== 'publish' || !appended || published === undefined) return after;

  const again = before.world.published.some(({ key }) => key === published);
  if (!again || isDocumented(before, published, actor)) return after;
  return { ...after, repeated: withKey(after.repeated, published) };
}

/** The ledger could not know of the first publish, could not be asked, or had forgotten it past its retention. */
function isDocumented(state: ModelState, key: string, actor: Actor): boolean {
  const couldNotAsk = actor.status === 'running' && actor.history[0]?.failed === true;
  const isForgotten = state.clock === PAST_RETENTION;
  return state.unrecorded.includes(key) || couldNotAsk || isForgotten;
}

/** A publish or a mark that failed leaves the event unrecorded, unless the ledger knows better already. */
export function noteUnrecorded(state: ModelState, operation: Operation): ModelState {
  if (operation.call !== 'publish' && operation.call !== 'mark') return state;
  const key = operation.call === 'publish' ? operation.message.deduplicationId : operation.entry.key;
  const isRecorded = state.world.ledger.get(key)?.status === 'published';
  return isRecorded ? state : { ...state, unrecorded: withKey(state.unrecorded, key) };
}

function withKey(keys: readonly string[], key: string): string[] {
  return [...new Set([...keys, key])].sort();
}
