/** What an attribute of an item may hold: JSON, without undefined. */
export type ItemValue =
  | string
  | number
  | boolean
  | null
  | readonly ItemValue[]
  | { readonly [name: string]: ItemValue };

/** An item of a table, or its key, or the part of it that a write sets. */
export type Item = { readonly [attribute: string]: ItemValue };
