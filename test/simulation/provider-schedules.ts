import type { Random } from './random.ts';
import { DAY, HOUR, MINUTE, SECOND } from './virtual-time.ts';

/** Both providers give up an attempt that is not answered by then. */
export const ATTEMPT_TIMEOUT = 15 * SECOND;

/** What the provider sees of an attempt. */
export interface HttpAnswer {
  /** Undefined when no answer came in time. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
}

export interface ProviderSchedule {
  /** What the provider takes for success; anything else is tried again. */
  readonly succeeds: (answer: HttpAnswer) => boolean;
  /** From the failure of one attempt to the next; undefined after the last. `failures` counts from 1. */
  readonly delay: (failures: number, answer: HttpAnswer, random: Random) => number | undefined;
}

const PRIVY_DELAYS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];
const PRIVY_JITTER = 0.2;
/** After a timeout, or when it was told to slow down, Svix waits at least this long. */
const PRIVY_MIN_DELAY_WHEN_SLOW = 60 * SECOND;

const DYNAMIC_LIVE_DELAYS = [15 * SECOND, MINUTE, 10 * MINUTE, HOUR, DAY];
const DYNAMIC_SANDBOX_DELAYS = [15 * SECOND, 45 * SECOND];

/** Eight attempts within 27 hours and a half, give or take; a Retry-After may double each delay. */
export const privySchedule: ProviderSchedule = {
  succeeds: ({ status = 0 }) => status >= 200 && status < 300,
  delay: (failures, { status, retryAfterSeconds }, random) => {
    const scheduled = PRIVY_DELAYS[failures - 1];
    if (scheduled === undefined) return undefined;
    const jittered = scheduled * random.between(1 - PRIVY_JITTER, 1 + PRIVY_JITTER);
    const asked = retryAfterSeconds === undefined ? jittered : retryAfterSeconds * SECOND;
    const delay = Math.min(Math.max(asked, jittered), 2 * jittered);
    const isSlow = status === undefined || status === 429;
    return isSlow ? Math.max(delay, PRIVY_MIN_DELAY_WHEN_SLOW) : delay;
  },
};

/** Six attempts within 25 hours. */
export const dynamicLiveSchedule = dynamicSchedule(DYNAMIC_LIVE_DELAYS);
/** Three attempts within a minute. */
export const dynamicSandboxSchedule = dynamicSchedule(DYNAMIC_SANDBOX_DELAYS);

function dynamicSchedule(delays: readonly number[]): ProviderSchedule {
  return {
    succeeds: ({ status }) => status === 200,
    delay: (failures) => delays[failures - 1],
  };
}
