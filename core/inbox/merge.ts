import type { Item } from './item.ts';
import type { DeleteWrite, PutWrite } from './write.ts';

/** An item, and what an event makes of it. */
export interface ItemMerge {
  /** The table's physical name. */
  readonly table: string;
  /** The item's whole key. */
  readonly key: Item;
  /**
   * What the item is after the event, made from what is stored, which is undefined where there is no such item. Undefined
   * leaves it as it is.
   *
   * It is called again when the item changed meanwhile, so it does nothing but compute. And since events come late, twice
   * and in any order, it must not matter when or how often the event is merged: keep with each field the time it was said
   * at, and let the later one win. An item that is to go is kept, and says that it is gone.
   */
  readonly merge: (stored: Item | undefined) => Merged | undefined;
}

/** An item after an event. */
export interface Merged {
  /** All of it; the key may be left out. */
  readonly item: Item;
  /**
   * What belongs to the change, such as items by which this one is found: made with it in one transaction, and not at all
   * where the item stays the same. Up to 99 for all items of the event.
   * @default nothing
   */
  readonly writes?: readonly WriteAlongside[];
}

/** A write that goes with a change. It has no condition: that the item is the one that was read is its condition. */
export type WriteAlongside =
  | (Omit<PutWrite, Conditional> & Unconditional)
  | (Omit<DeleteWrite, Conditional> & Unconditional);

type Conditional = 'condition' | 'whenStale';
type Unconditional = { readonly [Field in Conditional]?: never };
