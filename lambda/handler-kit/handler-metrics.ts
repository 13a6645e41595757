import type { Verdict } from '../../core/handling/process-batch.ts';

/** The service name of all handlers in logs and metrics, and the dimension that tells them apart. */
export const HANDLER_SERVICE = 'handler';
export const SUBSCRIBER_DIMENSION = 'subscriber';

/** The metric that counts each verdict. */
export const VERDICT_METRICS: Readonly<Record<Verdict, string>> = {
  applied: 'Applied',
  duplicate: 'Duplicate',
  stale: 'Stale',
  ignored: 'Ignored',
  failed: 'Failed',
  held: 'Held',
};

/** From the event's `time` to the end of its handling, in milliseconds. */
export const EVENT_AGE_METRIC = 'EventAge';

/** The texts of a handler's writes that were not Unicode and were stored with U+FFFD in place of what was wrong. */
export const MENDED_TEXTS_METRIC = 'MendedTexts';
