/**
 * The metrics of the drain. `ParkedGroups` counts the users that were seen to have something parked. The ages are zero
 * when nothing is parked and missing when that is not known: the alarm on the oldest takes missing data for a fault.
 */
export const DRAIN_METRICS = {
  drained: 'Drained',
  failed: 'DrainFailed',
  setAside: 'SetAside',
  parkedGroups: 'ParkedGroups',
  oldestParkedAge: 'OldestParkedAge',
  newestParkedAge: 'NewestParkedAge',
} as const;
