import { unwrapPrivyEvent } from 'wallet-webhooks/handler';
import type { AccountBeside } from './account-beside.ts';
import { type Fields, fields, text } from './lenient.ts';
import {
  deletion,
  deltaChange,
  type Reader,
  SAYS_NOTHING,
  snapshotChange,
  withDeletion,
} from './readings.ts';
import {
  isReplaced,
  linkedOf,
  mfaMethodOf,
  newPrivyUser,
  newPrivyWallet,
  snapshotOfPrivyUser,
} from './snapshot-of-privy-user.ts';
import type { ChangesReading, UserDelta, WalletEvent } from './user-change.ts';

/** What the events of Privy say about users, by type. */
export const PRIVY_READERS: readonly (readonly [type: string, reader: Reader])[] = [
  ['privy.user.created', read(({ user }) => snapshotChange(snapshotOfPrivyUser(newPrivyUser(user))))],
  ['privy.user.authenticated', read(({ user, account }) => ofUser(user, gained(account), 'seen'))],
  ['privy.user.linked_account', read(({ user, account }) => ofUser(user, gained(account)))],
  ['privy.user.unlinked_account', read(({ user, account }) => ofUser(user, lost(account)))],
  ['privy.user.updated_account', read(({ user, account }) => ofUser(user, changed(account)))],
  ['privy.user.wallet_created', read(({ user, wallet }) => ofUser(user, gained(newPrivyWallet(wallet))))],
  ['privy.user.transferred_account', read(transfer)],
  ['privy.user.deleted', read(({ user }) => deletion(fields(user)['id']))],
  ['privy.user.kyc.updated', read(kyc)],
  ['privy.mfa.enabled', read(({ user_id, method }) => ofMfa(user_id, { gained: mfaMethodOf(method) }))],
  ['privy.mfa.disabled', read(({ user_id, method }) => ofMfa(user_id, { lost: mfaMethodOf(method) }))],
  ['privy.wallet.private_key_export', read((payload) => ofWallet(payload, { exported: true }))],
  ['privy.private_key.exported', read((payload) => ofWallet(payload, { exported: true }))],
  ['privy.wallet.seed_phrase_export', read((payload) => ofWallet(payload, { exported: true }))],
  ['privy.wallet.recovered', read((payload) => ofWallet(payload, { recovered: true }))],
  ['privy.wallet.recovery_setup', read(recoverySetup)],
];

function read(reader: (payload: Fields) => ChangesReading): Reader {
  return ({ data }) => reader(unwrapPrivyEvent(fields(data)).fields);
}

/** The user as the event lists them; or, where it has no list, what it says of the account beside them. */
function ofUser(user: unknown, beside: AccountBeside, seen?: 'seen'): ChangesReading {
  const listed = snapshotOfPrivyUser(user, beside);
  if (listed.ok || listed.reason !== 'no-account-list') return snapshotChange(listed, seen);
  const named = linkedOf(beside.account);
  if (named.length === 0 && seen === undefined) return listed;
  return deltaChange(fields(user)['id'], {
    ...(named.length > 0 && { linked: sayingOf(beside, named) }),
    ...(seen && { seen: true }),
  });
}

function sayingOf({ how }: AccountBeside, named: ReturnType<typeof linkedOf>): UserDelta['linked'] & object {
  if (how === 'lost') return { lost: named };
  const types = named.flatMap((linked) => ('type' in linked ? linked.type : []));
  return how === 'changed' ? { gained: named, lostTypes: types } : { gained: named };
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

/** The account went from one user to the other, and the one it came from is gone. */
function transfer({ fromUser, toUser, account, deletedUser }: Fields): ChangesReading {
  const to = ofUser(toUser, gained(account));
  const { id } = fields(fromUser);
  const isGone = id !== fields(toUser)['id'] && deletedUser !== false;
  return isGone ? withDeletion(to, id) : to;
}

function kyc({ user_id, data }: Fields): ChangesReading {
  const status = text(fields(data)['status']);
  return status === undefined ? SAYS_NOTHING : deltaChange(user_id, { kyc: status });
}

function ofMfa(userId: unknown, mfa: UserDelta['mfa'] & object): ChangesReading {
  const named = 'all' in mfa ? [] : [...(mfa.gained ?? []), ...(mfa.lost ?? [])];
  return named.length === 0 ? SAYS_NOTHING : deltaChange(userId, { mfa });
}

function ofWallet({ user_id, wallet_address }: Fields, event: Omit<WalletEvent, 'address'>): ChangesReading {
  const address = text(wallet_address);
  return address === undefined ? SAYS_NOTHING : deltaChange(user_id, { wallet: { address, ...event } });
}

function recoverySetup(payload: Fields): ChangesReading {
  const recovery = text(payload['method']);
  return recovery === undefined ? SAYS_NOTHING : ofWallet(payload, { recovery });
}
