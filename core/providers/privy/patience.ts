import { type AttemptHistory, failingSince, type Patience } from '../patience.ts';

/** For so long every attempt must fail. */
const FAILING_MILLISECONDS = 5 * 24 * 3_600_000;

/**
 * Privy disables an endpoint to which every attempt has failed for five days. Its clock starts only once attempts have failed
 * for half a day, so that it may take longer.
 */
export function patience({ attempts, now }: AttemptHistory): Patience {
  const first = failingSince(attempts);
  if (first === undefined) return { state: 'intact' };
  const switchedOffAt = new Date(first.at.getTime() + FAILING_MILLISECONDS);
  return switchedOffAt > now
    ? { state: 'running-out', since: first.at, switchedOffAt }
    : { state: 'run-out', since: first.at };
}
