import type { ParkedLines } from '../parked/parked-lines.ts';
import type { RefusedEvents } from '../parked/refused-events.ts';
import { openFlag } from './open-flag.ts';

/** What it takes to release a refused event. */
export interface ReleasePorts {
  readonly refused: Pick<RefusedEvents, 'release'>;
  readonly parked: Pick<ParkedLines, 'flag' | 'openFlag'>;
  readonly now: () => Date;
}

/**
 * Puts an event that the topic refused at the end of its line again, from where the drain publishes it; false where no
 * such event is set aside. It comes after those of its user that were published meanwhile.
 */
export async function releaseRefused(key: string, { refused, parked, now }: ReleasePorts): Promise<boolean> {
  const released = await refused.release(key, now());
  if (released) await openFlag(parked);
  return released;
}
