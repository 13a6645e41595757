import type { Item } from '../../core/inbox/item.ts';

/** DynamoDB. Everything is read with strong consistency but an index, which has none. Bytes, such as a parked event's, are left out. */
export interface Tables {
  /** The item as it is now. */
  get(table: string, key: Item): Promise<Item | undefined>;
  /** In the order of the sort key. */
  query(table: string, query: TableQuery): Promise<readonly Item[]>;
  /** All items, in no order, page by page; of a big table that takes long and costs. */
  scan(table: string): AsyncIterable<Item>;
}

/** The items of one partition. */
export interface TableQuery {
  /** The partition key: one attribute, and its value. */
  readonly partition: Item;
  /** What the sort key begins with: its attribute, and the text. @default any */
  readonly prefix?: Readonly<Record<string, string>>;
  /** @default the table itself */
  readonly index?: string;
  /** @default the least sort key first */
  readonly newestFirst?: boolean;
  /** @default all */
  readonly limit?: number;
}
