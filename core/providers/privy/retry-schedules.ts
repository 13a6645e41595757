import type { RetrySchedule } from '../retry-schedule.ts';

/** Svix's, with which Privy delivers: eight attempts over 28 hours. */
export const retrySchedules: Readonly<Record<string, RetrySchedule>> = {
  privy: { delaysSeconds: [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000], jitter: 0.2 },
};
