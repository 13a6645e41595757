import { type Envelope, isOpaqueId } from 'wallet-webhooks/handler';
import type { ChangesReading, UserDelta } from './user-change.ts';
import type { SnapshotReading } from './user-snapshot.ts';

/** What an event of one type says. Never throws. */
export type Reader = (event: Pick<Envelope, 'data' | 'subject'>) => ChangesReading;

export const SAYS_NOTHING: ChangesReading = { ok: false, reason: 'says-nothing' };

/** What is read of a whole user. `seen`: the event says that they were there. */
export function snapshotChange(reading: SnapshotReading, seen?: 'seen'): ChangesReading {
  if (!reading.ok) return reading;
  const { snapshot } = reading;
  return { ok: true, changes: [{ kind: 'snapshot', snapshot, ...(seen && { seen: true }) }] };
}

export function deltaChange(userId: unknown, delta: UserDelta): ChangesReading {
  if (!isOpaqueId(userId)) return { ok: false, reason: 'no-user-id' };
  return { ok: true, changes: [{ kind: 'delta', userId, delta }] };
}

/** What is said of one user, and that another is gone. The end of that one counts even if nothing else can be read. */
export function withDeletion(reading: ChangesReading, userId: unknown): ChangesReading {
  if (!isOpaqueId(userId)) return reading;
  return { ok: true, changes: [...(reading.ok ? reading.changes : []), { kind: 'deletion', userId }] };
}

export function deletion(userId: unknown): ChangesReading {
  return withDeletion({ ok: false, reason: 'no-user-id' }, userId);
}
