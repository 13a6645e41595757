/** The service name of the function that looks at the sources, in logs and metrics. */
export const SOURCE_HEALTH_SERVICE = 'source-health';

/** The metrics of each look, each with the source as a dimension. */
export const SOURCE_HEALTH_METRICS = {
  /** How long nothing was delivered, divided by how long that may be: from 1 on it is too long. 0 where too little is known. */
  silenceRatio: 'SilenceRatio',
  /** In how many hours the provider switches the endpoint off if it goes on like this; 720 where it does not. */
  patienceHours: 'PatienceHours',
} as const;
