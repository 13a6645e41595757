import { type Item, providerOf, type SourceName } from 'wallet-webhooks/handler';
import {
  type DeletedItem,
  DIRECTORY_FORMAT,
  type DirectoryItem,
  type MfaRow,
} from '../../../core/directory/directory-item.ts';
import { userKey } from '../../../core/directory/look-up.ts';
import { isTold, type Stamp, timeOf } from '../../../core/directory/stamp.ts';
import { hashOfWallet, isAccount, isWallet } from './linked-identity.ts';
import { present } from './present.ts';
import type { SaidMember, SaidSet } from './said-set.ts';
import type { MfaMethod } from './user-snapshot.ts';
import type { LivingUser, UserState, WalletFacts } from './user-state.ts';

/** Whose item it is. */
export interface UserName {
  readonly source: SourceName;
  readonly userId: string;
}

/** The item that stands for what is known of a user. */
export function itemOfUser(state: UserState, { source, userId }: UserName): Item {
  const { id, said, environment } = state.last;
  return {
    pk: userKey(source, userId),
    provider: providerOf(source),
    source,
    environment,
    [isTold(said) ? 'lastEventTime' : 'lastReceivedTime']: timeOf(said),
    lastEventId: id,
    lastSaid: said,
    userId,
    ...(state.deleted ? { deleted: true } : rowsOf(state)),
  };
}

/** What only a user who is there has. */
type Rows = Omit<DirectoryItem, Exclude<keyof DeletedItem, 'deleted'>>;

function rowsOf({ createdAt, seen, linked, mfa, kyc, wallets }: LivingUser): Rows {
  const members = linked.members.map((row) => ({ ...row.member, ...ownStamp(row, linked) }));
  const owned = new Set(members.filter(isWallet).map(({ address }) => hashOfWallet(address)));
  const others = [...wallets].filter(([hash]) => !owned.has(hash)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const factsOf = (address: string): WalletFacts => wallets.get(hashOfWallet(address)) ?? {};
  return {
    deleted: false,
    format: DIRECTORY_FORMAT,
    accounts: members.filter((member) => isAccount(member)),
    wallets: members.filter(isWallet).map((wallet) => ({ ...wallet, ...factsOf(wallet.address) })),
    ...present({
      createdAt,
      lastSeen: seen,
      listed: linked.listed,
      gone: linesOf(linked.gone),
      goneTypes: linesOf(linked.goneTypes),
      mfa: mfaRow(mfa),
      kyc,
      otherWallets: others.length === 0 ? undefined : others.map(([hash, facts]) => ({ hash, ...facts })),
    }),
  };
}

/** What is as old as the list that it is in needs no stamp of its own. */
function ownStamp({ said }: SaidMember<unknown>, { listed }: SaidSet<unknown>): { readonly said?: Stamp } {
  return said === listed ? {} : { said };
}

/** One line each, because what is in them are no names that a map of the table should have. */
function linesOf(stamps: ReadonlyMap<string, Stamp>): readonly string[] | undefined {
  return stamps.size === 0 ? undefined : [...stamps].map(([name, said]) => `${said} ${name}`);
}

function mfaRow(mfa: SaidSet<MfaMethod>): MfaRow | undefined {
  const methods = mfa.members.map((row) => ({ ...row.member, ...ownStamp(row, mfa) }));
  const { listed } = mfa;
  const gone = linesOf(mfa.gone);
  if (methods.length === 0 && listed === undefined && gone === undefined) return undefined;
  return { methods, ...present({ listed, gone }) };
}
