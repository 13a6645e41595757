import type { ReadItem } from '../handling/item-reads.ts';
import type { PutItem } from './put-item.ts';
import type { Transactions } from './transactions.ts';

/** The handlers' tables: single items, and several in one go. */
export interface ItemStore {
  readonly transactions: Transactions;
  readonly readItem: ReadItem;
  readonly putItem: PutItem;
}
