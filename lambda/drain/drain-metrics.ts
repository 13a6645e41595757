/**
 * The metrics of the drain. `OldestParkedAge` is zero when nothing is parked and missing when that is not known: its alarm
 * takes missing data for a fault.
 */
export const DRAIN_METRICS = {
  drained: 'Drained',
  failed: 'DrainFailed',
  oldestParkedAge: 'OldestParkedAge',
} as const;
