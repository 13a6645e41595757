import type { Envelope } from '../../../core/events/envelope.ts';
import { isOpaqueId } from '../../../core/providers/opaque-id.ts';
import { type Fields, fields } from './lenient.ts';
import { dynamicUserId, newDynamicUser, snapshotOfDynamicUser } from './snapshot-of-dynamic-user.ts';
import { newPrivyUser, snapshotOfPrivyUser } from './snapshot-of-privy-user.ts';
import type { SnapshotReading, UnreadableUser, UserSnapshot } from './user-snapshot.ts';

/** What an event says about one user. */
export type Change =
  | { readonly kind: 'snapshot'; readonly snapshot: UserSnapshot }
  | { readonly kind: 'deletion'; readonly userId: string };

/** `no-snapshot`: an event that says how a user changed, or something beside the user, but not what they are now. */
export type ChangesReading =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly reason: UnreadableUser | 'no-snapshot' };

/** What an event says about users. Reads the events that carry a whole user, or the end of one. Never throws. */
export function readChanges({ type, data }: Envelope): ChangesReading {
  const read = READERS.get(type);
  return read === undefined ? { ok: false, reason: 'no-snapshot' } : read(fields(data));
}

type Reader = (payload: Fields) => ChangesReading;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['privy.user.created', ({ user }) => snapshotChange(snapshotOfPrivyUser(newPrivyUser(user)))],
  ['privy.user.authenticated', privyUser],
  ['privy.user.linked_account', privyUser],
  ['privy.user.unlinked_account', privyUser],
  ['privy.user.updated_account', privyUser],
  ['privy.user.wallet_created', privyUser],
  ['privy.user.transferred_account', privyTransfer],
  ['privy.user.deleted', ({ user }) => deletion(fields(user)['id'])],
  ['dynamic.user.created', ({ data }) => snapshotChange(snapshotOfDynamicUser(newDynamicUser(data)))],
  ['dynamic.user.updated', ({ data }) => snapshotChange(snapshotOfDynamicUser(data))],
  ['dynamic.user.deleted', ({ data }) => deletion(dynamicUserId(fields(data)))],
]);

function privyUser({ user }: Fields): ChangesReading {
  return snapshotChange(snapshotOfPrivyUser(user));
}

/** The account went from one user to the other, and the one it came from is gone. Both change in one transaction. */
function privyTransfer({ fromUser, toUser, deletedUser }: Fields): ChangesReading {
  const to = snapshotChange(snapshotOfPrivyUser(toUser));
  const { id } = fields(fromUser);
  const isGone = isOpaqueId(id) && id !== fields(toUser)['id'] && deletedUser !== false;
  if (!isGone) return to;
  return { ok: true, changes: [...(to.ok ? to.changes : []), { kind: 'deletion', userId: id }] };
}

function snapshotChange(reading: SnapshotReading): ChangesReading {
  return reading.ok ? { ok: true, changes: [{ kind: 'snapshot', snapshot: reading.snapshot }] } : reading;
}

function deletion(userId: unknown): ChangesReading {
  if (!isOpaqueId(userId)) return { ok: false, reason: 'no-user-id' };
  return { ok: true, changes: [{ kind: 'deletion', userId }] };
}
