import type { Bucket } from './bucket.ts';

/** What of a list is asked for. */
export interface PageRequest {
  readonly prefix: string;
  /** Keys that are alike up to the delimiter behind the prefix are one entry. Empty: none are. */
  readonly delimiter: string;
  /** The entry after which the page begins: a key, or what keys have in common. Empty: at the start. */
  readonly after: string;
  /** Entries in a page. */
  readonly maxKeys: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly commonPrefixes: readonly string[];
  /** The last entry, where there are more behind it. */
  readonly next?: { readonly entry: string; readonly item?: Item };
}

/** A page of a bucket's list. `itemsOf`: what of a key is in the list, in order. */
export function listPage<Item>(
  bucket: Bucket,
  { prefix, delimiter, after, maxKeys }: PageRequest,
  itemsOf: (key: string) => readonly Item[],
): Page<Item> {
  const items: Item[] = [];
  const commonPrefixes: string[] = [];
  let last: Page<Item>['next'];
  for (const key of bucket.keys(prefix, after)) {
    const common = commonPrefix(key, prefix, delimiter);
    const isListed = common !== undefined && (common === commonPrefixes.at(-1) || common === after);
    const found = isListed ? [] : itemsOf(key);
    for (const item of found) {
      const entry = common ?? key;
      if (items.length + commonPrefixes.length === maxKeys)
        return { items, commonPrefixes, ...(last === undefined ? {} : { next: last }) };
      if (common === undefined) items.push(item);
      else commonPrefixes.push(common);
      last = common === undefined ? { entry, item } : { entry };
      if (common !== undefined) break;
    }
  }
  return { items, commonPrefixes };
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at === -1 ? undefined : key.slice(0, at + delimiter.length);
}
