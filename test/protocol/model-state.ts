import type { World } from './operations.ts';
import type { Finished, History, Program } from './program.ts';

/** Where an actor stands. Its history is dropped when it ended: only the result still matters. */
export type Actor =
  | { readonly program: Program; readonly status: 'idle' }
  | {
      readonly program: Program;
      readonly status: 'running';
      readonly startedAt: number;
      /** The events that were acknowledged before this actor started. */
      readonly ackedBefore: readonly string[];
      readonly history: History;
    }
  | {
      readonly program: Program;
      readonly status: 'finished';
      readonly finished: Finished;
      readonly ackedBefore: readonly string[];
    }
  | { readonly program: Program; readonly status: 'dead' };

export interface ModelState {
  readonly world: World;
  readonly actors: readonly Actor[];
  /** Index into the times that the clock passes. */
  readonly clock: number;
  readonly faults: number;
  /** Events of which a publish or a mark failed, or its actor died, and that no mark has settled since. */
  readonly unrecorded: readonly string[];
  /** Events published a second time although nothing stood in the way of knowing about the first. */
  readonly repeated: readonly string[];
}

/** The events whose provider was told that they are safe. */
export function acknowledged(state: ModelState): string[] {
  const acked = state.actors.flatMap((actor) =>
    actor.status === 'finished' && actor.program.key !== undefined && actor.finished.result !== 'unavailable'
      ? [actor.program.key]
      : [],
  );
  return [...new Set(acked)].sort();
}

/** Two states with the same fingerprint have the same futures. */
export function fingerprint(state: ModelState): string {
  const ledger = [...state.world.ledger.values()].map(
    ({ entry, status, expiresAt, parkedAt }) =>
      `${entry.key}${status}${expiresAt?.getTime() ?? ''}/${parkedAt?.getTime() ?? ''}`,
  );
  const published = state.world.published.map(({ key, at }) => `${key}@${at}`);
  const actors = state.actors.map(actorFingerprint).sort();
  const flags = [state.clock, state.faults, state.unrecorded.join(), state.repeated.join()];
  return [ledger.sort().join(), published.join(), actors.join('|'), flags.join(';')].join('#');
}

/** Actors of the same program are interchangeable, so the name is that of what they do. */
function actorFingerprint(actor: Actor): string {
  const who = actor.program.key ?? 'drain';
  if (actor.status === 'running') {
    return `${who}:${actor.startedAt}:${actor.ackedBefore.join()}:${historyFingerprint(actor.history)}`;
  }
  if (actor.status === 'finished') {
    const { result, degraded = '' } = actor.finished;
    return `${who}=${result}${degraded}${actor.ackedBefore.join()}`;
  }
  return `${who}=${actor.status}`;
}

export function historyFingerprint(history: History): string {
  return history
    .map(({ answer, failed, at }) => `${failed ? 'x' : answerFingerprint(answer)}@${at.getTime()}`)
    .join();
}

function answerFingerprint(answer: unknown): string {
  return answer === undefined ? '-' : JSON.stringify(answer);
}
