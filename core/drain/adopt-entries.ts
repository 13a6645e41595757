import type { DrainPorts } from './drain-ports.ts';
import { openFlag } from './open-flag.ts';

/**
 * Brings events that the version before parked on their ledger entries into their lines, opens the flag for them, and
 * says how many they were. Where there are none it costs one query.
 */
export async function adoptEntries({ parked }: DrainPorts): Promise<number> {
  const adopted = await parked.adopt();
  if (adopted > 0) await openFlag(parked);
  return adopted;
}
