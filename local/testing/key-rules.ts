import type { Item } from '../../core/inbox/item.ts';
import { RefusedWriteError } from './refused-write.ts';

/** What DynamoDB takes of the two keys. */
const MAX_PARTITION_KEY_BYTES = 2_048;
const MAX_SORT_KEY_BYTES = 1_024;

/** The names of the attributes by which a table knows its items. Both hold text. */
export interface TableKey {
  readonly partitionKey: string;
  /** @default items are known by the partition key alone */
  readonly sortKey?: string | undefined;
}

/** The keys of tables, by the tables' names. */
export type TableKeys = Readonly<Record<string, TableKey>>;

/** The values of a key, the partition key first. */
export type KeyValues = readonly string[];

/** The names of a table's key attributes, the partition key first. */
export function keyNames({ partitionKey, sortKey }: TableKey): readonly string[] {
  return sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
}

/** The values of the key in an item. Throws where DynamoDB would refuse them. */
export function keyIn(table: string, { partitionKey, sortKey }: TableKey, item: Item): KeyValues {
  const partition = keyValue(
    item[partitionKey],
    MAX_PARTITION_KEY_BYTES,
    `partition key ${partitionKey} of the table ${table}`,
  );
  if (sortKey === undefined) return [partition];
  return [
    partition,
    keyValue(item[sortKey], MAX_SORT_KEY_BYTES, `sort key ${sortKey} of the table ${table}`),
  ];
}

/** The values of the key in a key, which holds them and nothing else. */
export function wholeKeyIn(table: string, tableKey: TableKey, key: Item): KeyValues {
  const values = keyIn(table, tableKey, key);
  const names = keyNames(tableKey);
  const others = Object.keys(key).filter((name) => !names.includes(name));
  if (others.length === 0) return values;
  const own = names.join(' and ');
  throw new RefusedWriteError(
    `the key of an item of the table ${table} has ${others.join(', ')} besides ${own}`,
    names.length === 1 ? `${own} alone` : `${own} only`,
  );
}

/** The items in the order of their keys. */
export function inKeyOrder(items: readonly Item[], tableKey: TableKey): Item[] {
  const names = keyNames(tableKey);
  return items.toSorted((one, other) => {
    const differing = names.find((name) => one[name] !== other[name]);
    if (differing === undefined) return 0;
    return String(one[differing]) < String(other[differing]) ? -1 : 1;
  });
}

function keyValue(value: unknown, maxBytes: number, place: string): string {
  const bytes = typeof value === 'string' ? Buffer.byteLength(value) : 0;
  if (typeof value === 'string' && bytes >= 1 && bytes <= maxBytes) return value;
  const given = bytes > maxBytes ? `a text of ${bytes} bytes` : (JSON.stringify(value) ?? 'nothing');
  throw new RefusedWriteError(`the ${place} is ${given}`, `a text of 1 to ${maxBytes} bytes`);
}
