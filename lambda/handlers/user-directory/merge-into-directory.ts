import type { Envelope, Item } from 'wallet-webhooks/handler';
import { userKey } from '../../../core/directory/look-up.ts';
import { itemOfUser } from './item-of-user.ts';
import { type LookUpWrite, lookUpsOf, lookUpWrites } from './look-ups-of.ts';
import { mergeUser } from './merge-user.ts';
import { stampOf } from './stamp-of.ts';
import { type Change, userIdOf } from './user-change.ts';
import { hasLookUps, userOfItem } from './user-of-item.ts';

/** A user's new item, and the rows of the look-up table that change with it. */
export interface DirectoryMerge {
  readonly item: Item;
  readonly writes: readonly LookUpWrite[];
}

/** An event that says something, as far as that is of use here. */
export type SayingEvent = Pick<
  Envelope,
  'id' | 'time' | 'timesource' | 'receivedtime' | 'source' | 'environment'
>;

/** What a change makes of a user's item, and of the rows that the user is found by. Pure. */
export function mergeIntoDirectory(
  stored: Item | undefined,
  change: Change,
  { event, lookUpTable }: { readonly event: SayingEvent; readonly lookUpTable: string },
): DirectoryMerge {
  const { id, source, environment } = event;
  const userId = userIdOf(change);
  const before = stored && userOfItem(stored);
  const after = mergeUser(before, change, { id, environment, said: stampOf(event) });
  const item = itemOfUser(after, { source, userId });
  const writes = lookUpWrites({
    before: stored && hasLookUps(stored) ? lookUpsOf(before) : [],
    after: lookUpsOf(after),
    user: userKey(source, userId),
    table: lookUpTable,
  });
  return { item, writes };
}
