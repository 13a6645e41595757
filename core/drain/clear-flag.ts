import { ALL_SHARDS } from '../parked/shards.ts';
import type { DrainPorts } from './drain-ports.ts';

/** An index shows an event within a second of its being parked; this is as long again. */
const INDEX_LAG_MILLISECONDS = 2_000;

/**
 * Clears the flag where nothing is parked, so that deliveries need not ask for their line any more. True where it is
 * clear in the end; false where something is parked, or was parked meanwhile.
 *
 * `closing` is written before the lines are listed, and whoever parks an event reads the flag after it is in line and
 * opens it again. So either the event is listed here, or the flag is in another epoch and is not cleared.
 */
export async function clearFlag({ parked, now, waitUntil }: DrainPorts): Promise<boolean> {
  const read = await parked.flag();
  if (read.state === 'clear') return true;
  if (await anyParked(parked)) return false;

  const closing = read.state === 'closing' ? read : await parked.startClosing(read);
  if (closing === undefined) return false;
  await waitUntil(new Date(now().getTime() + INDEX_LAG_MILLISECONDS));
  if (await anyParked(parked)) return false;
  return (await parked.clearFlag(closing)) !== undefined;
}

async function anyParked(parked: DrainPorts['parked']): Promise<boolean> {
  const ages = await Promise.all(ALL_SHARDS.map((shard) => parked.ages(shard)));
  return ages.some(({ oldest }) => oldest !== undefined);
}
