import type { Envelope } from 'wallet-webhooks/handler';
import { DYNAMIC_READERS } from './read-dynamic.ts';
import { PRIVY_READERS } from './read-privy.ts';
import { type Reader, SAYS_NOTHING } from './readings.ts';
import type { ChangesReading } from './user-change.ts';

const READERS: ReadonlyMap<string, Reader> = new Map([...PRIVY_READERS, ...DYNAMIC_READERS]);

/** What an event says about users. Never throws. */
export function readChanges(event: Envelope): ChangesReading {
  return READERS.get(event.type)?.(event) ?? SAYS_NOTHING;
}
