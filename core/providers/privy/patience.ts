import { type AttemptCount, type AttemptHistory, failingAttempts, type Patience } from '../patience.ts';

const HOUR = 3_600_000;

/** When Svix, which delivers for Privy, disables an endpoint. */
const RULE = {
  /** For so long every attempt must fail. */
  failingMilliseconds: 5 * 24 * HOUR,
  /** The clock starts once several attempts have failed within so long. */
  withinMilliseconds: 24 * HOUR,
  /** The first and the last of those must lie so far apart. */
  apartMilliseconds: 12 * HOUR,
  /** What Svix calls several is not published. Of one event it makes seven attempts within a day. */
  several: 3,
} as const;

/**
 * Privy disables an endpoint to which every attempt has failed for five days. Its clock starts once several have failed within a
 * day, half a day apart: here it has begun with the first of them then, so that the endpoint may be on for longer.
 */
export function patience({ attempts, now }: AttemptHistory): Patience {
  const failing = failingAttempts(attempts);
  const [first] = failing;
  if (first === undefined) return { state: 'intact' };
  const begin = clockBegin(failing);
  if (begin === undefined) return { state: 'failing', since: first.at };
  const switchedOffAt = new Date(begin.at.getTime() + RULE.failingMilliseconds);
  return switchedOffAt > now
    ? { state: 'running-out', since: begin.at, switchedOffAt }
    : { state: 'run-out', since: begin.at };
}

function clockBegin(failing: readonly AttemptCount[]): AttemptCount | undefined {
  return failing.find(({ at }, index) => {
    let failed = 0;
    return failing.slice(index).some((later) => {
      const apart = later.at.getTime() - at.getTime();
      failed += later.failed;
      return apart <= RULE.withinMilliseconds && apart >= RULE.apartMilliseconds && failed >= RULE.several;
    });
  });
}
