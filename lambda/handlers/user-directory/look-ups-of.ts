import type { Item } from 'wallet-webhooks/handler';
import {
  emailLookUp,
  type HashedLookUp,
  hashedLookUpKey,
  LOOK_UP_ATTRIBUTES,
  phoneLookUp,
  walletLookUpKey,
} from '../../../core/directory/look-up.ts';
import { sha256 } from './digest.ts';
import { isWallet } from './linked-identity.ts';
import type { Linked, LinkedAccount } from './user-snapshot.ts';
import type { UserState } from './user-state.ts';

/**
 * By how much a user can be found at most. All rows that change are written in one transaction with the users' items, which
 * DynamoDB takes 100 items into: all rows of a user can give way to others while another user loses theirs.
 */
export const MOST_LOOK_UPS = 32;

/** Characters. DynamoDB refuses a key of more than 2,048 bytes, and no address is nearly as long. */
const LONGEST_KEY = 512;

const PHONE_TYPES: readonly string[] = ['phone', 'phoneNumber'];

/** The keys that a user is found by: wallets in the clear, e-mail addresses and telephone numbers by their hash. */
export function lookUpsOf(state: UserState | undefined): readonly string[] {
  if (state === undefined || state.deleted) return [];
  const keys = state.linked.members.flatMap(({ member }) => keyOf(member) ?? []);
  return [...new Set(keys)].filter((key) => key.length <= LONGEST_KEY).slice(0, MOST_LOOK_UPS);
}

function keyOf(linked: Linked): string | undefined {
  if (isWallet(linked)) return walletLookUpKey(linked.address);
  const hashed = hashedOf(linked);
  return hashed && hashedLookUpKey(hashed.kind, sha256(hashed.text));
}

function hashedOf({ type, identifier }: LinkedAccount): HashedLookUp | undefined {
  if (identifier === undefined) return undefined;
  if (type === 'email') return emailLookUp(identifier);
  return PHONE_TYPES.includes(type) ? phoneLookUp(identifier) : undefined;
}

/** A change of what a user is found by. */
export interface LookUpChange {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The key of the user's item. */
  readonly user: string;
  /** The physical name of the look-up table. */
  readonly table: string;
}

/** A row that comes or goes with the item. */
export type LookUpWrite =
  | { readonly kind: 'put'; readonly table: string; readonly item: Item }
  | { readonly kind: 'delete'; readonly table: string; readonly key: Item };

/** The writes that make the rows of a user what they must be now. */
export function lookUpWrites({ before, after, user, table }: LookUpChange): readonly LookUpWrite[] {
  const row = (key: string) => ({ [LOOK_UP_ATTRIBUTES.key]: key, [LOOK_UP_ATTRIBUTES.user]: user });
  return [
    ...after
      .filter((key) => !before.includes(key))
      .map((key) => ({ kind: 'put', table, item: row(key) }) as const),
    ...before
      .filter((key) => !after.includes(key))
      .map((key) => ({ kind: 'delete', table, key: row(key) }) as const),
  ];
}
