import { isDeepStrictEqual } from 'node:util';
import type { DeletedItem, DirectoryItem } from '../../core/directory/directory-item.ts';
import { directoryUser } from '../../core/directory/directory-user.ts';
import type { Item } from '../../core/inbox/item.ts';
import { lookUpsOf } from '../../lambda/handlers/user-directory/look-ups-of.ts';
import { userOfItem } from '../../lambda/handlers/user-directory/user-of-item.ts';
import type { ChaosUser, DirectoryUser } from './chaos-event.ts';
import type { Evidence } from './evidence.ts';
import type { PlainItem } from './read-table.ts';

/** The keys of users whose item is not what their events end in. */
export function wrongInDirectory({ users, directory }: Evidence): string[] {
  const items = itemsByKey(directory);
  const expected = users.map((user) => user.directory);
  return expected.filter((user) => !isNewest(items.get(user.key), user)).map(({ key }) => key);
}

/** The keys of users whose rows in the look-up table are not those that go with their item. */
export function wronglyFound({ directory, lookUps }: Evidence): string[] {
  const rows = Map.groupBy(lookUps, ({ sk }) => String(sk));
  const items = itemsByKey(directory);
  return [...new Set([...rows.keys(), ...items.keys()])].filter((key) => {
    const item = items.get(key);
    const wanted = lookUpsOf(item && userOfItem(item as Item)).toSorted();
    const found = (rows.get(key) ?? []).map(({ pk }) => String(pk)).toSorted();
    return !isDeepStrictEqual(found, wanted);
  });
}

function itemsByKey(directory: readonly PlainItem[]): ReadonlyMap<string, PlainItem> {
  return new Map(directory.map((item) => [String(item['pk']), item]));
}

function isNewest(item: PlainItem | undefined, { newest, item: expected }: ChaosUser['directory']): boolean {
  if (item === undefined) return false;
  const { lastEventId, lastEventTime } = item;
  return (
    lastEventId === newest.id &&
    lastEventTime === newest.time.toISOString() &&
    isDeepStrictEqual(userOf(item), expected)
  );
}

/** A user of the directory, as far as the plans of the run say what they are. */
function userOf(item: PlainItem): DirectoryUser | undefined {
  const stored = item as unknown as DirectoryItem | DeletedItem;
  if (stored.deleted) return { userId: stored.userId, deleted: true };
  const user = directoryUser(stored);
  if (user === undefined) return undefined;
  const { lastSeenAt: _seen, source: _source, environment: _environment, asOf: _asOf, ...told } = user;
  return { ...told, deleted: false } as DirectoryUser;
}
