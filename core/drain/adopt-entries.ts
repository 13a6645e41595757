import type { DrainPorts } from './drain-ports.ts';

/**
 * Brings events that the version before parked on their ledger entries into their lines, opens the flag for them, and
 * says how many they were. Where there are none it costs one query.
 */
export async function adoptEntries({ parked }: DrainPorts): Promise<number> {
  const adopted = await parked.adopt();
  if (adopted === 0) return 0;
  const flag = await parked.flag();
  // A flag that somebody else changes at this moment is being opened, or is not cleared before the lines are listed.
  if (flag.state !== 'open') await parked.openFlag(flag);
  return adopted;
}
