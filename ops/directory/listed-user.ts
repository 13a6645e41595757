import type { DeletedItem, DirectoryItem } from '../../core/directory/directory-item.ts';
import { type DirectoryUser, directoryUser } from '../../core/directory/directory-user.ts';

/** A user as the directory of a stage has them. */
export interface ListedUser {
  readonly userId: string;
  readonly source: string;
  readonly deleted: boolean;
  /** What is known of them. Absent where they were deleted. */
  readonly user?: DirectoryUser;
  /** When the newest event that said something happened, or arrived. */
  readonly asOf: string;
  readonly lastEventId: string;
}

/** The user that an item stands for. Undefined where nothing is known of them but what they do not have. */
export function listedUser(item: DirectoryItem | DeletedItem): ListedUser | undefined {
  const { userId, source, deleted, lastEventId } = item;
  const user = directoryUser(item);
  if (!deleted && user === undefined) return undefined;
  return {
    userId,
    source,
    deleted,
    ...(user === undefined ? {} : { user }),
    asOf: item.lastEventTime ?? item.lastReceivedTime ?? '',
    lastEventId,
  };
}
