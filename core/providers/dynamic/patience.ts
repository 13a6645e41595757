import { type AttemptCount, type AttemptHistory, failingAttempts, type Patience } from '../patience.ts';
import { givenUpAtMost } from './given-up-at-most.ts';

/** What Dynamic puts up with in one of its environments. */
export interface Allowance {
  /** Messages given up in the last 30 days. */
  readonly messages: number;
  /** When the attempts at a message are made, in milliseconds from the first. After the last it is given up. */
  readonly attempts: readonly number[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const REMEMBERED = 30 * 24 * HOUR;

const LIVE: Allowance = {
  messages: 1_500,
  attempts: [0, 15_000, 75_000, 675_000, 675_000 + HOUR, 675_000 + 25 * HOUR],
};
const SANDBOX: Allowance = { messages: 250, attempts: [0, 15_000, MINUTE] };

/** What goes on is told by the lower of these rates: a day's alone would go on for a day after it ended. */
const RATE_HOURS = [24, 3] as const;

/**
 * Dynamic disables an endpoint once it has given up a number of messages within 30 days: 1,500 in a live environment, 250 in a
 * sandbox. A message that one of its retries saves does not count, and a success in between resets nothing.
 *
 * How many it gave up cannot be seen from here, but how many at most.
 */
export function patience({ attempts, now, environment }: AttemptHistory): Patience {
  const allowance = environment === 'sandbox' ? SANDBOX : LIVE;
  const from = new Date(now.getTime() - REMEMBERED);
  const atMost = givenUpAtMost(attempts, from, allowance);
  const spent = { atMost, allowed: allowance.messages };
  const remembered = attempts.filter(({ at }) => at >= from);
  const failing = failingAttempts(remembered);
  const [first] = failing;
  const among = amongSuccesses(remembered, { allowance, spent: atMost, now });
  if (first === undefined)
    return among === undefined
      ? { state: 'intact', ...(atMost === 0 ? {} : { spent }) }
      : { state: 'being-spent', switchedOffAt: among, spent };
  if (atMost >= allowance.messages) return { state: 'run-out', since: first.at, spent };
  const alone = projected(failing, allowance, { spent: atMost, now });
  return among !== undefined && among < alone
    ? { state: 'being-spent', switchedOffAt: among, spent }
    : { state: 'running-out', since: first.at, switchedOffAt: alone, spent };
}

/** When the allowance is used up if as many messages go on to fail: each counts once its last attempt has failed. */
function projected(
  failing: readonly AttemptCount[],
  { messages, attempts }: Allowance,
  { spent, now }: { readonly spent: number; readonly now: Date },
): Date {
  const since = failing[0]?.at.getTime() ?? now.getTime();
  // What began just now may be one request, of which nothing follows.
  const lasted = Math.max(HOUR, now.getTime() - since);
  // A message that began to fail t ago has had every attempt that is due by then.
  const attemptsOfSteadyMessages = attempts.reduce((sum, offset) => sum + Math.max(0, lasted - offset), 0);
  const messagesPerMillisecond = failuresOf(failing) / attemptsOfSteadyMessages;
  const givenUpBefore = Math.max(0, spent - Math.floor(failuresOf(failing) / attempts.length));
  const untilAllowed = (messages - givenUpBefore) / messagesPerMillisecond;
  return new Date(Math.max(now.getTime(), since + (attempts.at(-1) ?? 0) + untilAllowed));
}

/**
 * When the allowance is used up if attempts go on to fail as they did in the last day, whatever succeeds beside them, and none of
 * them is saved. Undefined where that takes longer than a failure is remembered.
 */
function amongSuccesses(
  attempts: readonly AttemptCount[],
  { allowance, spent, now }: { readonly allowance: Allowance; readonly spent: number; readonly now: Date },
): Date | undefined {
  const rates = RATE_HOURS.map((hours) => {
    const from = now.getTime() - hours * HOUR;
    return failuresOf(attempts.filter(({ at }) => at.getTime() >= from)) / hours;
  });
  const messagesPerHour = Math.min(...rates) / allowance.attempts.length;
  const left = (Math.max(0, allowance.messages - spent) / messagesPerHour) * HOUR;
  return messagesPerHour > 0 && left < REMEMBERED ? new Date(Math.round(now.getTime() + left)) : undefined;
}

function failuresOf(attempts: readonly AttemptCount[]): number {
  return attempts.reduce((sum, { failed }) => sum + failed, 0);
}
