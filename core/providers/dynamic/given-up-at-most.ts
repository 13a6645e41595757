import type { AttemptCount } from '../patience.ts';
import type { Allowance } from './patience.ts';

const HOUR = 3_600_000;

/**
 * How many messages may have been given up since then, at most. Two things limit them. All attempts at each have failed. And the last
 * attempt at each failed in an hour of which the first had failed, long before, in one of two hours: so an outage that was over when
 * the last attempts came has cost nothing. The attempts are those of hours, from before that time on.
 */
export function givenUpAtMost(
  attempts: readonly AttemptCount[],
  from: Date,
  { attempts: offsets }: Pick<Allowance, 'attempts'>,
): number {
  const failedIn = new Map(attempts.map(({ at, failed }) => [hourOf(at), failed]));
  const hoursBefore = Math.floor((offsets.at(-1) ?? 0) / HOUR);
  let all = 0;
  let last = 0;
  for (const { at, failed } of attempts.filter((hour) => hour.at >= from)) {
    const hour = hourOf(at);
    const begun = (failedIn.get(hour - hoursBefore) ?? 0) + (failedIn.get(hour - hoursBefore - 1) ?? 0);
    all += failed;
    last += Math.min(failed, begun);
  }
  return Math.floor(Math.min(all / offsets.length, last));
}

function hourOf(at: Date): number {
  return Math.floor(at.getTime() / HOUR);
}
