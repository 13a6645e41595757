import { type Envelope, isOpaqueId, unwrapPrivyEvent } from 'wallet-webhooks/handler';
import type { AccountBeside } from './account-beside.ts';
import { type Fields, fields } from './lenient.ts';
import { dynamicUserId, newDynamicUser, snapshotOfDynamicUser } from './snapshot-of-dynamic-user.ts';
import { isReplaced, newPrivyUser, newPrivyWallet, snapshotOfPrivyUser } from './snapshot-of-privy-user.ts';
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
  ['privy.user.created', privy(({ user }) => snapshotChange(snapshotOfPrivyUser(newPrivyUser(user))))],
  ['privy.user.authenticated', privy(({ user, account }) => privyUser(user, gained(account)))],
  ['privy.user.linked_account', privy(({ user, account }) => privyUser(user, gained(account)))],
  ['privy.user.unlinked_account', privy(({ user, account }) => privyUser(user, lost(account)))],
  ['privy.user.updated_account', privy(({ user, account }) => privyUser(user, changed(account)))],
  ['privy.user.wallet_created', privy(({ user, wallet }) => privyUser(user, gained(newPrivyWallet(wallet))))],
  ['privy.user.transferred_account', privy(privyTransfer)],
  ['privy.user.deleted', privy(({ user }) => deletion(fields(user)['id']))],
  ['dynamic.user.created', ({ data }) => snapshotChange(snapshotOfDynamicUser(newDynamicUser(data)))],
  ['dynamic.user.updated', ({ data }) => snapshotChange(snapshotOfDynamicUser(data))],
  ['dynamic.user.merged', ({ data }) => dynamicMerger(fields(data))],
  ['dynamic.user.deleted', ({ data }) => deletion(dynamicUserId(fields(data)))],
]);

function privy(read: Reader): Reader {
  return (payload) => read(unwrapPrivyEvent(payload).fields);
}

function privyUser(user: unknown, beside: AccountBeside): ChangesReading {
  return snapshotChange(snapshotOfPrivyUser(user, beside));
}

function gained(account: unknown): AccountBeside {
  return { how: 'gained', account: fields(account) };
}

function lost(account: unknown): AccountBeside {
  return { how: 'lost', account: fields(account) };
}

function changed(account: unknown): AccountBeside {
  const after = fields(account);
  return { how: isReplaced(after) ? 'changed' : 'gained', account: after };
}

/** The account went from one user to the other, and the one it came from is gone. Both change in one transaction. */
function privyTransfer({ fromUser, toUser, account, deletedUser }: Fields): ChangesReading {
  const to = privyUser(toUser, gained(account));
  const { id } = fields(fromUser);
  const isGone = id !== fields(toUser)['id'] && deletedUser !== false;
  return isGone ? withDeletion(to, id) : to;
}

/** Two users became the one in `user`, or in the data itself. Both change in one transaction. */
function dynamicMerger(data: Fields): ChangesReading {
  const remaining = fields(data['user'] ?? data);
  const { mergedUserId } = data;
  const to = snapshotChange(snapshotOfDynamicUser(remaining));
  const survivor = dynamicUserId(remaining);
  // A deletion is final, so it takes an event that names both: Dynamic publishes no payload of this type.
  return survivor === undefined || survivor === mergedUserId ? to : withDeletion(to, mergedUserId);
}

function snapshotChange(reading: SnapshotReading): ChangesReading {
  return reading.ok ? { ok: true, changes: [{ kind: 'snapshot', snapshot: reading.snapshot }] } : reading;
}

/** What is said of one user, and that another is gone. The end of that one counts even if nothing else can be read. */
function withDeletion(reading: ChangesReading, userId: unknown): ChangesReading {
  if (!isOpaqueId(userId)) return reading;
  return { ok: true, changes: [...(reading.ok ? reading.changes : []), { kind: 'deletion', userId }] };
}

function deletion(userId: unknown): ChangesReading {
  return withDeletion({ ok: false, reason: 'no-user-id' }, userId);
}
