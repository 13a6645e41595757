import { Duration } from 'aws-cdk-lib';

/** What a subscriber that works takes an event out in, with everything that is tried again in a moment. */
const LATE = Duration.minutes(15);

/**
 * How long an event may wait before it is said to be late. A message that is received in vain again and again becomes a dead letter,
 * which rings by itself. Where it does so soon, it is no late event as well: only what waits longer than that is. Where it
 * takes days, it is said long before.
 */
export function lateAfter(visibilityTimeout: Duration, maxReceives: number): Duration {
  const deadAfterSeconds = visibilityTimeout.toSeconds() * maxReceives;
  if (deadAfterSeconds > 2 * LATE.toSeconds()) return LATE;
  return Duration.seconds(Math.max(LATE.toSeconds(), deadAfterSeconds + visibilityTimeout.toSeconds()));
}
