import type { Handle } from 'wallet-webhooks/handler';
import { directoryWrite } from './directory-write.ts';
import { readChanges } from './read-changes.ts';

/**
 * Keeps one item per user of a source in the table `users`, under `<source>#<user id>`: which accounts and wallets the
 * user has, since when, or that the user is deleted.
 *
 * It follows the events that carry a whole user, and reads the account or wallet that they name beside it along with it.
 * The others (a session, a social account linked at Dynamic, a change of KYC state) are ignored: patching an item with
 * them would make it depend on the order of arrival. So an account linked at Dynamic shows up with the user's next
 * `user.updated`.
 */
export const handle: Handle<'users'> = async (event, { applyOnce, tables, log }) => {
  const reading = readChanges(event);
  if (!reading.ok) {
    if (reading.reason !== 'no-snapshot') log.warn('user event ignored', { reason: reading.reason });
    return 'ignored';
  }
  return applyOnce(reading.changes.map((change) => directoryWrite(change, event, tables.users)));
};
