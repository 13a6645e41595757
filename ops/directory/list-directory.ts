import type { DeletedItem, DirectoryItem } from '../../core/directory/directory-item.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { type ListedUser, listedUser } from './listed-user.ts';

export interface ListedDirectory {
  /** By their sources and ids. */
  readonly users: readonly ListedUser[];
}

/** The users that the handler user-directory keeps. Of a big directory that takes long: all of it is read. */
export async function listDirectory(stage: Stage): Promise<ListedDirectory> {
  const table = stage.description.tables['user-directory']?.['users'];
  if (table === undefined) throw new OpsError('misused', 'this stage has no handler user-directory');
  const users: ListedUser[] = [];
  for await (const item of (await stage.services.tables()).scan(table)) {
    // The handler alone writes the table.
    const user = listedUser(item as unknown as DirectoryItem | DeletedItem);
    if (user !== undefined) users.push(user);
  }
  return { users: users.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) };
}

function keyOf({ source, userId }: ListedUser): string {
  return `${source}#${userId}`;
}
