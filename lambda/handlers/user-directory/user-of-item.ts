import type { Item } from 'wallet-webhooks/handler';
import {
  type DeletedItem,
  DIRECTORY_FORMAT,
  type DirectoryItem,
  type WalletRow,
} from '../../../core/directory/directory-item.ts';
import type { Stamp } from '../../../core/directory/stamp.ts';
import { hashOfWallet } from './linked-identity.ts';
import { present } from './present.ts';
import type { SaidMember } from './said-set.ts';
import { stampOf } from './stamp-of.ts';
import type { Linked, LinkedWallet } from './user-snapshot.ts';
import type { LastEvent, LivingUser, UserState, WalletFacts } from './user-state.ts';

/** What a stored item says is known of a user: the other way round of `itemOfUser`. */
export function userOfItem(item: Item): UserState {
  const stored = item as unknown as DirectoryItem | DeletedItem;
  const last = lastEventOf(stored);
  return stored.deleted ? { deleted: true, last } : livingUser(stored, last);
}

/** Whether the look-up table has the rows that go with the item. */
export function hasLookUps(item: Item): boolean {
  return item['format'] === DIRECTORY_FORMAT;
}

/** Items from before there were stamps have the attributes that the stamp is made of. */
function lastEventOf(item: DirectoryItem | DeletedItem): LastEvent {
  const { lastEventTime, lastReceivedTime = '', lastEventId: id, environment } = item;
  const time = lastEventTime ?? lastReceivedTime;
  const timesource = lastEventTime === undefined ? { timesource: 'receipt' as const } : {};
  return { id, environment, said: item.lastSaid ?? stampOf({ id, time, receivedtime: time, ...timesource }) };
}

function livingUser(item: DirectoryItem, last: LastEvent): LivingUser {
  const { createdAt, lastSeen, mfa, kyc, otherWallets = [] } = item;
  // Before there were stamps, an item was what the last event listed.
  const listed = item.format === DIRECTORY_FORMAT ? item.listed : last.said;
  const wallets = item.wallets.flatMap((row) => factsIn(hashOfWallet(row.address), row));
  const others = otherWallets.flatMap(({ hash, ...facts }) => factsIn(hash, facts));
  return {
    deleted: false,
    last,
    ...present({ createdAt, seen: lastSeen, kyc }),
    linked: {
      ...present({ listed }),
      members: membersOf<Linked>([...item.accounts, ...item.wallets.map(withoutFacts)], listed),
      gone: stampsOf(item.gone),
      goneTypes: stampsOf(item.goneTypes),
    },
    mfa: {
      ...present({ listed: mfa?.listed }),
      members: membersOf(mfa?.methods ?? [], mfa?.listed),
      gone: stampsOf(mfa?.gone),
      goneTypes: new Map(),
    },
    wallets: new Map([...wallets, ...others]),
  };
}

function membersOf<Member>(
  rows: readonly (Member & { readonly said?: Stamp })[],
  listed: Stamp = '',
): readonly SaidMember<Member>[] {
  return rows.map(({ said = listed, ...member }) => ({ member: member as Member, said }));
}

function withoutFacts({ exported, recovered, recovery, ...wallet }: WalletRow): LinkedWallet {
  return wallet;
}

function factsIn(hash: string, { exported, recovered, recovery }: WalletFacts): [string, WalletFacts][] {
  const facts = present({ exported, recovered, recovery });
  return Object.keys(facts).length === 0 ? [] : [[hash, facts]];
}

function stampsOf(lines: readonly string[] = []): ReadonlyMap<string, Stamp> {
  return new Map(
    lines.map((line) => {
      const end = line.indexOf(' ');
      return [line.slice(end + 1), line.slice(0, end)];
    }),
  );
}
