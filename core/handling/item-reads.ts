import type { Item } from '../inbox/item.ts';

/** One item, by the table's physical name and the item's whole key. */
export interface ItemAddress {
  readonly table: string;
  readonly key: Item;
}

/** Reads an item as it is now, all finished writes included; undefined where there is none. */
export type ReadItem = (address: ItemAddress) => Promise<Item | undefined>;
