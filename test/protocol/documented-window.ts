import { type Actor, type ModelState, withKey } from './model-state.ts';
import type { Operation } from './operations.ts';
import { triedToPublish } from './replay.ts';

interface Caller {
  readonly actor: Actor;
  readonly operation: Operation;
  /** Whether the ledger has forgotten what it knew at the start. */
  readonly isPastRetention: boolean;
}

/**
 * Judges what a call did: a mark settles what was unrecorded, and a second publish of an event is noted unless it is one
 * of those that the guarantees allow.
 */
export function noteEffect(before: ModelState, after: ModelState, caller: Caller): ModelState {
  const { operation } = caller;
  if (operation.call === 'mark') {
    return { ...after, unrecorded: after.unrecorded.filter((key) => key !== operation.entry.key) };
  }
  const { published } = after.world;
  const key = published.at(-1)?.key;
  if (key === undefined || published.length === before.world.published.length) return after;
  const isRepeat = before.world.published.some((message) => message.key === key);
  if (isRepeat)
    return isDocumented(before, key, caller) ? after : { ...after, repeated: withKey(after.repeated, key) };
  return { ...after, actors: after.actors.map((actor) => withoutBefore(actor, key, before)) };
}

/** The ledger could not know of the first publish, could not be asked, or had forgotten it past its retention. */
function isDocumented(state: ModelState, key: string, { actor, isPastRetention }: Caller): boolean {
  return (
    isPastRetention || state.unrecorded.includes(key) || (key === actor.program.key && couldNotAsk(actor))
  );
}

function couldNotAsk(actor: Actor): boolean {
  if (actor.status !== 'running') return false;
  let { before } = actor.progress;
  while (before?.progress.before !== undefined) before = before.progress.before;
  return before?.told === 'failed';
}

/** An event that is on the topic before another one is in order for good. */
function withoutBefore(actor: Actor, key: string, { world }: ModelState): Actor {
  if (actor.status !== 'running' && actor.status !== 'finished') return actor;
  const isTooLate = world.published.some((message) => message.key === actor.program.key);
  return isTooLate ? actor : { ...actor, behind: actor.behind.filter((earlier) => earlier !== key) };
}

/** A publish or a mark that failed leaves its event unrecorded, unless the ledger knows better already. */
export function noteFailure(state: ModelState, operation: Operation): ModelState {
  if (operation.call === 'publish') return unrecorded(state, [operation.message.deduplicationId]);
  return operation.call === 'mark' ? unrecorded(state, [operation.entry.key]) : state;
}

/** So does the death of an actor: it may have published what it did not come to mark. */
export function noteDeath(state: ModelState, actor: Actor): ModelState {
  return actor.status === 'running' ? unrecorded(state, triedToPublish(actor.progress)) : state;
}

function unrecorded(state: ModelState, keys: readonly string[]): ModelState {
  const unknown = keys.filter((key) => state.world.ledger.get(key)?.status !== 'published');
  return { ...state, unrecorded: unknown.reduce(withKey, state.unrecorded) };
}
