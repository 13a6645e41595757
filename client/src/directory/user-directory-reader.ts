import type { DeletedItem, DirectoryItem } from '../../../core/directory/directory-item.ts';
import { type DirectoryUser, directoryUser } from '../../../core/directory/directory-user.ts';
import {
  emailLookUp,
  type HashedLookUp,
  hashedLookUpKey,
  LOOK_UP_ATTRIBUTES,
  phoneLookUp,
  userKey,
  walletLookUpKey,
} from '../../../core/directory/look-up.ts';
import { sha256 } from './sha256.ts';

/** Reads the tables of the handler user-directory. What it needs of DynamoDB is up to you: two calls, on plain objects. */
export interface UserDirectoryReaderOptions {
  /** The name of the handler's table `users`. */
  readonly usersTable: string;
  /** The name of the handler's table `lookUps`. */
  readonly lookUpsTable: string;
  /** One item by its whole key, or undefined: GetItem. */
  getItem(input: GetItemInput): Promise<PlainItem | undefined>;
  /** All items of a partition, page after page: Query. */
  query(input: QueryInput): Promise<readonly PlainItem[]>;
}

export interface GetItemInput {
  readonly table: string;
  readonly key: Readonly<Record<string, string>>;
}

/** The items whose attribute `keyName` is `keyValue`. */
export interface QueryInput {
  readonly table: string;
  readonly keyName: string;
  readonly keyValue: string;
}

/** An item as plain JavaScript values, as `unmarshall` makes it. */
export type PlainItem = Readonly<Record<string, unknown>>;

/** Finds users. Of users who are deleted, and of whom nothing is known, there is nothing to find. */
export interface UserDirectoryReader {
  /** By the source, such as `privy/main`, and the provider's id of the user. */
  user(source: string, userId: string): Promise<DirectoryUser | undefined>;
  /** Users who have the wallet now. Case does not count in addresses that begin with `0x`, and counts in all others. */
  usersByWallet(address: string): Promise<readonly DirectoryUser[]>;
  /** Users who log in with the e-mail address. Case and spaces around it do not count. */
  usersByEmail(address: string): Promise<readonly DirectoryUser[]>;
  /** Users who log in with the telephone number, which begins with `+` and the country. Throws a RangeError for any other. */
  usersByPhone(number: string): Promise<readonly DirectoryUser[]>;
  /** The same by the SHA-256 in hexadecimal, for who keeps no addresses and numbers: of `a@example.org`, of `+15550100123`. */
  usersByHash(kind: HashedLookUp['kind'], hash: string): Promise<readonly DirectoryUser[]>;
}

export function createUserDirectoryReader(options: UserDirectoryReaderOptions): UserDirectoryReader {
  const find = (key: string) => usersFoundBy(key, options);
  const findHashed = async ({ kind, text }: HashedLookUp) => find(hashedLookUpKey(kind, await sha256(text)));
  return {
    user: (source, userId) => readUser(userKey(source, userId), options),
    usersByWallet: (address) => find(walletLookUpKey(address.trim())),
    usersByEmail: (address) => findHashed(emailLookUp(address)),
    usersByPhone: async (number) => {
      const lookUp = phoneLookUp(number);
      // What was asked for is personal data, and has no place in a message.
      if (lookUp === undefined)
        throw new RangeError('usersByPhone: the number must begin with + and its country.');
      return findHashed(lookUp);
    },
    usersByHash: (kind, hash) => find(hashedLookUpKey(kind, hash)),
  };
}

async function usersFoundBy(
  key: string,
  options: UserDirectoryReaderOptions,
): Promise<readonly DirectoryUser[]> {
  const rows = await options.query({
    table: options.lookUpsTable,
    keyName: LOOK_UP_ATTRIBUTES.key,
    keyValue: key,
  });
  const users = await Promise.all(rows.map((row) => readUser(String(row[LOOK_UP_ATTRIBUTES.user]), options)));
  return users.filter((user) => user !== undefined);
}

async function readUser(
  pk: string,
  { usersTable, getItem }: UserDirectoryReaderOptions,
): Promise<DirectoryUser | undefined> {
  const item = await getItem({ table: usersTable, key: { pk } });
  // The handler alone writes the table, so its items are what it makes them.
  return item && directoryUser(item as unknown as DirectoryItem | DeletedItem);
}
