import type { ItemStore } from '../../core/inbox/item-store.ts';
import { declaredReads } from './declared-reads.ts';
import { type DeclaredTables, declaredPuts, declaredWrites } from './declared-writes.ts';

/** Lets through what the manifest says that the handler does to its tables. */
export function declaredStore(
  { transactions, readItem, putItem }: ItemStore,
  declared: DeclaredTables,
): ItemStore {
  return {
    transactions: declaredWrites(transactions, declared),
    readItem: declaredReads(readItem, declared),
    putItem: declaredPuts(putItem, declared),
  };
}
