import type { Item } from '../../core/inbox/item.ts';
import { RefusedWriteError } from './refused-write.ts';

/** What DynamoDB takes of a partition key. */
const MAX_KEY_BYTES = 2_048;

/** The partition keys of tables, by the tables' names. */
export type PartitionKeys = Readonly<Record<string, string>>;

/** The value of the partition key in an item. Throws where DynamoDB would refuse it. */
export function keyIn(table: string, partitionKey: string, item: Item): string {
  const value: unknown = item[partitionKey];
  const bytes = typeof value === 'string' ? Buffer.byteLength(value) : 0;
  if (typeof value === 'string' && bytes >= 1 && bytes <= MAX_KEY_BYTES) return value;
  const given = bytes > MAX_KEY_BYTES ? `a text of ${bytes} bytes` : (JSON.stringify(value) ?? 'nothing');
  throw new RefusedWriteError(
    `the partition key ${partitionKey} of the table ${table} is ${given}`,
    `a text of 1 to ${MAX_KEY_BYTES} bytes`,
  );
}

/** The value of the partition key in a key, which holds that and nothing else. */
export function wholeKeyIn(table: string, partitionKey: string, key: Item): string {
  const value = keyIn(table, partitionKey, key);
  const others = Object.keys(key).filter((name) => name !== partitionKey);
  if (others.length === 0) return value;
  throw new RefusedWriteError(
    `the key of an item of the table ${table} has ${others.join(', ')} besides ${partitionKey}`,
    `${partitionKey} alone`,
  );
}
