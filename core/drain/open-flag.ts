import type { ParkedLines } from '../parked/parked-lines.ts';
import { raiseFlag } from '../parked/raise-flag.ts';

/** Opens the flag for events that came into their lines without a delivery. */
export async function openFlag(parked: Pick<ParkedLines, 'flag' | 'openFlag'>): Promise<void> {
  await raiseFlag({ read: () => parked.flag(), open: (read) => parked.openFlag(read) });
}
