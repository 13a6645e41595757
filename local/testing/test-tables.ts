import type { Item } from '../../core/inbox/item.ts';
import type { ItemStore } from '../../core/inbox/item-store.ts';
import type { TableKeys } from './key-rules.ts';

/** The tables of a handler under test, its inbox among them. */
export interface TestTables extends ItemStore {
  /** All items of a table, in the order of their keys. */
  items(table: string): Promise<readonly Item[]>;
  close(): Promise<void>;
}

/** Makes tables, given the key of each by its name. */
export type MakeTables = (keys: TableKeys) => Promise<TestTables>;
