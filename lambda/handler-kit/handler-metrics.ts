import type { Verdict } from '../../core/handling/process-batch.ts';
import type { Settled } from '../../core/quarantine/guarded-batch.ts';

/** The service name of all handlers in logs and metrics, and the dimension that tells them apart. */
export const HANDLER_SERVICE = 'handler';
export const SUBSCRIBER_DIMENSION = 'subscriber';

/** The metric that counts each verdict. */
export const VERDICT_METRICS: Readonly<Record<Verdict, string>> = {
  applied: 'Applied',
  duplicate: 'Duplicate',
  stale: 'Stale',
  ignored: 'Ignored',
  quarantined: 'Quarantined',
  failed: 'Failed',
  held: 'Held',
};

/** From the event's `time` to the end of its handling, in milliseconds. */
export const EVENT_AGE_METRIC = 'EventAge';

/** The texts of a handler's writes that were not Unicode and were stored with U+FFFD in place of what was wrong. */
export const MENDED_TEXTS_METRIC = 'MendedTexts';

/** What is done about a failed attempt, where it is more than to try again. */
export const STEP_METRICS: Readonly<Record<Exclude<Settled['step'], 'retry'>, string>> = {
  'give-up': 'GivenUp',
  outage: 'TriedOn',
  full: 'QuarantineFull',
};

/** What is in quarantine, as the function says it once a minute. Where there is nothing only the users are counted, as 0. */
export const QUARANTINE_METRICS = {
  users: 'QuarantinedUsers',
  events: 'QuarantinedEvents',
  oldest: 'OldestQuarantineAge',
} as const;
