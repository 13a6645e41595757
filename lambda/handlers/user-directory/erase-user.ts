import type { SourceName } from 'wallet-webhooks/handler';
import { userKey } from '../../../core/directory/look-up.ts';
import type { ApplyOutcome } from '../../../core/inbox/inbox.ts';
import type { ItemStore } from '../../../core/inbox/item-store.ts';
import { mergeItems } from '../../../core/inbox/merge-items.ts';
import { mergeIntoDirectory } from './merge-into-directory.ts';

/** Whose data is to go, and when that was asked for. */
export interface Erasure {
  readonly source: SourceName;
  readonly userId: string;
  readonly at: Date;
}

/** The physical names of the handler's tables. */
export interface DirectoryTables {
  readonly users: string;
  readonly lookUps: string;
}

/**
 * Erases what the directory holds of a user, as the provider's own deletion does: what is left is the id, with the word that
 * the user is gone, so that no event that is still on its way brings anything back. It works for a user who was never heard
 * of, too. The provider keeps the user: whoever is erased here and logs in again stays unknown to the directory.
 *
 * `duplicate` and `stale`: the user was gone already.
 */
export async function eraseUser(
  store: ItemStore,
  { users, lookUps }: DirectoryTables,
  { source, userId, at }: Erasure,
): Promise<ApplyOutcome> {
  const time = at.toISOString();
  const told = { id: 'erased-on-demand', source, time, timesource: 'receipt', receivedtime: time } as const;
  const { outcome } = await mergeItems(store, told, [
    {
      table: users,
      key: { pk: userKey(source, userId) },
      merge: (stored) => {
        if (stored?.['deleted'] === true) return undefined;
        const environment = String(stored?.['environment'] ?? 'unknown');
        const event = { ...told, environment };
        return mergeIntoDirectory(stored, { kind: 'deletion', userId }, { event, lookUpTable: lookUps });
      },
    },
  ]);
  return outcome;
}
