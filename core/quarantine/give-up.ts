import type { Failure } from './failure.ts';
import type { Look } from './quarantine.ts';

/** An attempt that has just failed. */
export interface FailedAttempt {
  readonly groupId: string;
  readonly failure: Failure;
  /** How often the event has failed, this time included. */
  readonly attempts: number;
  /** When it failed before this, or was last tried. */
  readonly previousAt?: Date | undefined;
}

/**
 * `give-up`: it is the event. `outage`: the schedule is exhausted, but nobody else's event was handled meanwhile, so that it may
 * well be the handler; the event is tried on.
 */
export type NextStep = 'retry' | 'give-up' | 'outage';

/**
 * Whether an event is given up on. An outage is no poison: it is given up on only where the handler has handled another user's
 * event since this one failed before. "Since it failed first" would be too weak: an outage begins gradually. A permanent error
 * skips the schedule, and not the evidence, which takes one more attempt.
 */
export function nextStep(failed: FailedAttempt, look: Look, retries: number): NextStep {
  const { failure, attempts } = failed;
  const isExhausted = attempts > retries;
  if (!isExhausted && !failure.permanent) return 'retry';
  if (succeedsForOthers(failed, look)) return 'give-up';
  return isExhausted ? 'outage' : 'retry';
}

function succeedsForOthers({ groupId, previousAt }: FailedAttempt, { succeeded }: Look): boolean {
  if (succeeded === undefined || previousAt === undefined) return false;
  return succeeded.groupId !== groupId && succeeded.at.getTime() > previousAt.getTime();
}

/** When somebody asked whether the handler succeeds for anybody, if nobody has answered since. */
export function openQuestion({ asked, succeeded }: Look): Date | undefined {
  return asked !== undefined && succeeded !== undefined && succeeded.at >= asked ? undefined : asked;
}
