/** The service name of the intake in logs and metrics. */
export const INTAKE_SERVICE = 'intake';

/** The dimensions that tell an intake's metrics apart, besides service and stage. */
export const SOURCE_DIMENSION = 'source';
export const REASON_DIMENSION = 'reason';

/** The metrics of each delivery besides the count of its outcome. All have the source as a dimension. */
export const DELIVERY_METRICS = {
  /** Milliseconds, of every delivery whatever became of it: its sample count is the number of deliveries. */
  duration: 'Duration',
  /** Milliseconds from the event's `time` to its arrival, where the provider tells the time. */
  sourceLag: 'SourceLag',
  /** A dependency failed and the event was handed over all the same. */
  degraded: 'Degraded',
  /** The event's time is not the provider's: it could not be read, or it was ahead. */
  unclearTime: 'UnclearTime',
  verifiedByPreviousSecret: 'VerifiedByPreviousSecret',
  /** It was, and less than a quarter of that secret's grace was left. */
  verifiedByEndingSecret: 'VerifiedByEndingSecret',
  unknownType: 'UnknownType',
  /** The payload is not as the catalogue says. */
  drift: 'Drift',
} as const;

/** Counts the deliveries that were not acknowledged, with the reason as one more dimension. */
export const REFUSED_METRIC = 'Refused';
