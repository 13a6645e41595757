/**
 * The metrics of the drain. `ParkedGroups` counts the users that were seen to have something parked. The age
 * of the oldest is zero when nothing is parked and missing when that is not known, which its alarm takes for a fault
 * while deliveries come.
 * The age of the newest is there only when something is: a small one says that parking goes on.
 */
export const DRAIN_METRICS = {
  drained: 'Drained',
  failed: 'DrainFailed',
  setAside: 'SetAside',
  parkedGroups: 'ParkedGroups',
  oldestParkedAge: 'OldestParkedAge',
  newestParkedAge: 'NewestParkedAge',
} as const;
