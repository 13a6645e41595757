import type { Condition } from './condition.ts';
import type { Item } from './item.ts';

/** One change to one item of a handler's table. Two writes of one event must not touch the same item. */
export type Write = PutWrite | UpdateWrite | DeleteWrite;

/** Replaces the whole item, or creates it. */
export interface PutWrite extends ConditionalWrite {
  readonly kind: 'put';
  readonly item: Item;
}

/** Changes some attributes of an item, or creates it with them. */
export interface UpdateWrite extends ConditionalWrite {
  readonly kind: 'update';
  readonly key: Item;
  readonly set?: Item;
  /** Numbers to add to attributes, which count from 0 where they are missing. */
  readonly add?: { readonly [attribute: string]: number };
  readonly remove?: readonly string[];
}

/** Deletes the item; deleting one that is not there is no failure. */
export interface DeleteWrite extends ConditionalWrite {
  readonly kind: 'delete';
  readonly key: Item;
}

/** What every write may have. */
export interface ConditionalWrite {
  /** The table's physical name. */
  readonly table: string;
  /**
   * What must hold of the stored item. A condition that fails means that the stored state has moved on past this event.
   * It must be one that never comes true again for this event once it was false, such as `notNewerThan`.
   */
  readonly condition?: Condition;
  /**
   * What a failed condition leaves out: the event with all its writes (`skip-event`, the default), or this write alone
   * while the event's other writes go ahead (`skip-write`).
   */
  readonly whenStale?: 'skip-event' | 'skip-write';
}
