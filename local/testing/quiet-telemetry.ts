import type { Telemetry } from '../../lambda/telemetry.ts';

const nothing = () => undefined;

/** Telemetry that prints nothing and counts nothing. */
export const QUIET_TELEMETRY: Telemetry = {
  logger: { info: nothing, warn: nothing, error: nothing },
  logAndCount: nothing,
};
