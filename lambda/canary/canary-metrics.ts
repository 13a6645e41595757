/** The service name of the canary in logs and metrics. */
export const CANARY_SERVICE = 'canary';

/** The metrics of each flight. `CanaryRefused` and `CanaryLost` are 0 or 1, and never both 1. */
export const CANARY_METRICS = {
  /** Milliseconds until the delivery was answered, or given up. */
  answer: 'CanaryAnswer',
  /** Milliseconds from sending to handled, where it was. */
  handled: 'CanaryHandled',
  /** It was not answered with 200. */
  refused: 'CanaryRefused',
  /** It was answered with 200 and not handled within a minute. */
  lost: 'CanaryLost',
} as const;
