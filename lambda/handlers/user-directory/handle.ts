import type { Handle } from 'wallet-webhooks/handler';
import { userKey } from '../../../core/directory/look-up.ts';
import { mergeIntoDirectory } from './merge-into-directory.ts';
import { readChanges } from './read-changes.ts';
import { userIdOf } from './user-change.ts';

/**
 * Keeps one item per user of a source in the table `users`, under `<source>#<user id>`, and in `lookUps` a row for each
 * wallet, e-mail address and telephone number that a user can be found by.
 *
 * Every event that says something of a user is merged into what is known, so the tables end up the same in whatever order
 * events arrive and however often. An event that changes the item alone costs one write. Where it changes what the user is
 * found by, the rows change with it in one transaction.
 */
export const handle: Handle<'users' | 'lookUps'> = async (event, { mergeItems, tables, log }) => {
  const reading = readChanges(event);
  if (!reading.ok) {
    if (reading.reason !== 'says-nothing') log.warn('user event ignored', { reason: reading.reason });
    return 'ignored';
  }
  return mergeItems(
    reading.changes.map((change) => ({
      table: tables.users,
      key: { pk: userKey(event.source, userIdOf(change)) },
      merge: (stored) => mergeIntoDirectory(stored, change, { event, lookUpTable: tables.lookUps }),
    })),
  );
};
