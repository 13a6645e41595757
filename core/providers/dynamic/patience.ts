import { type AttemptCount, type AttemptHistory, failingSince, type Patience } from '../patience.ts';

/** What Dynamic puts up with in one of its environments. */
interface Allowance {
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

/**
 * Dynamic disables an endpoint once it has given up a number of messages within 30 days: 1,500 in a live environment, 250 in a
 * sandbox. A message that one of its retries saves does not count.
 *
 * How many it gave up cannot be seen from here. It is at most one for each six attempts that failed, three in a sandbox.
 */
export function patience({ attempts, now, environment }: AttemptHistory): Patience {
  const allowance = environment === 'sandbox' ? SANDBOX : LIVE;
  const remembered = attempts.filter(({ at }) => now.getTime() - at.getTime() <= REMEMBERED);
  const atMost = Math.floor(failuresOf(remembered) / allowance.attempts.length);
  const spent = { atMost, allowed: allowance.messages };
  const first = failingSince(remembered);
  if (first === undefined) return { state: 'intact', ...(atMost === 0 ? {} : { spent }) };
  if (atMost >= allowance.messages) return { state: 'run-out', since: first.at, spent };
  const switchedOffAt = projected(remembered.slice(remembered.indexOf(first)), allowance, {
    spent: atMost,
    now,
  });
  return { state: 'running-out', since: first.at, switchedOffAt, spent };
}

/** When the allowance is used up if as many messages go on to fail: each counts once its last attempt has failed. */
function projected(
  failing: readonly AttemptCount[],
  { messages, attempts }: Allowance,
  { spent, now }: { readonly spent: number; readonly now: Date },
): Date {
  const since = failing[0]?.at.getTime() ?? now.getTime();
  const lasted = Math.max(MINUTE, now.getTime() - since);
  // A message that began to fail t ago has had every attempt that is due by then.
  const attemptsOfSteadyMessages = attempts.reduce((sum, offset) => sum + Math.max(0, lasted - offset), 0);
  const messagesPerMillisecond = failuresOf(failing) / attemptsOfSteadyMessages;
  const givenUpBefore = Math.max(0, spent - Math.floor(failuresOf(failing) / attempts.length));
  const untilAllowed = (messages - givenUpBefore) / messagesPerMillisecond;
  return new Date(Math.max(now.getTime(), since + (attempts.at(-1) ?? 0) + untilAllowed));
}

function failuresOf(attempts: readonly AttemptCount[]): number {
  return attempts.reduce((sum, { failed }) => sum + failed, 0);
}
