import type { ParkedLines } from '../parked/parked-lines.ts';

/** Opens the flag for events that came into their lines without a delivery. */
export async function openFlag(parked: Pick<ParkedLines, 'flag' | 'openFlag'>): Promise<void> {
  const flag = await parked.flag();
  // A flag that somebody else changes at this moment is being opened, or is not cleared before the lines are listed.
  if (flag.state !== 'open') await parked.openFlag(flag);
}
