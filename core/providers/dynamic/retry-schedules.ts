import type { RetrySchedule } from '../retry-schedule.ts';

/** Six attempts over a day from a live environment, three within a good minute from a sandbox. */
export const retrySchedules: Readonly<Record<string, RetrySchedule>> = {
  dynamic: { delaysSeconds: [15, 60, 600, 3_600, 86_400], jitter: 0 },
  'dynamic-sandbox': { delaysSeconds: [15, 60], jitter: 0 },
};
