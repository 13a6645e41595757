import type { Item } from './item.ts';
import type { PutWrite } from './write.ts';

/**
 * Puts one item where its condition holds: one write, and no transaction around it. Throws when it is not known to be
 * written; it may be written all the same. A repeat of it after a lost answer finds its own item.
 */
export type PutItem = (write: PutWrite) => Promise<PutResult>;

/** `stored`: the item that the condition was not true of; undefined where there is none. */
export type PutResult =
  | { readonly written: true }
  | { readonly written: false; readonly stored: Item | undefined };
