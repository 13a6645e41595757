import type { Telemetry } from '../../lambda/telemetry.ts';

const nothing = () => undefined;

/** Telemetry that prints nothing and counts nothing. */
export const QUIET_TELEMETRY = {
  logger: { info: nothing, warn: nothing, error: nothing },
  metrics: { addMetric: nothing, hasStoredMetrics: () => false, publishStoredMetrics: nothing },
} as unknown as Telemetry;
