import type { EventInHand } from '../../core/intake/hand-over.ts';
import { expiryOf } from '../../core/ledger/retention.ts';
import type { ParkedEvent } from '../../core/parked/parked-lines.ts';
import { positionAt } from '../../core/parked/position.ts';

/** Every event of the model is of one user. */
export const GROUP = 'privy/main#did:privy:one';
const TYPE = 'privy.user.created';
export const RETENTION_DAYS = 100;

/** An event that is delivered at the given time. */
export function eventInHand(key: string, at: Date): EventInHand {
  const entry = { key, type: TYPE, groupId: GROUP, expiresAt: expiryOf(at, RETENTION_DAYS) };
  return { entry, message: messageOf(key), retentionDays: RETENTION_DAYS };
}

/** An event that was parked at the given time. */
export function parkedBefore(key: string, at: Date): ParkedEvent {
  const retainUntil = expiryOf(at, RETENTION_DAYS);
  return {
    key,
    type: TYPE,
    groupId: GROUP,
    position: positionAt(at, key),
    parkedAt: at,
    retainUntil,
    message: messageOf(key),
  };
}

function messageOf(key: string) {
  return { body: key, groupId: GROUP, deduplicationId: key, attributes: {} };
}
