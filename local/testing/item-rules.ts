import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { decimalOf, digitCount, MAX_DIGITS } from './decimal.ts';
import { itemSize, type StoredItem } from './item-size.ts';
import { RefusedWriteError } from './refused-write.ts';

/** What DynamoDB takes. */
const MAX_ITEM_BYTES = 400 * 1024;
const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
const MAX_DEPTH = 32;
/** The powers of ten of the least and the largest number. */
const POWERS = { least: -130, largest: 125 } as const;

/** Throws where an item is one that DynamoDB would not store. */
export function checkItem(table: string, item: StoredItem): void {
  for (const [name, value] of Object.entries(item)) checkValue(`${name} of the table ${table}`, value, 1);
  const size = itemSize(item);
  if (size <= MAX_ITEM_BYTES) return;
  throw new RefusedWriteError(
    `an item of the table ${table} has ${size} bytes`,
    `up to ${MAX_ITEM_BYTES}, names and values together`,
  );
}

/** Throws where the items of a transaction are too much for one. */
export function checkTransaction(items: readonly StoredItem[]): void {
  const size = items.reduce((bytes, item) => bytes + itemSize(item), 0);
  if (size <= MAX_TRANSACTION_BYTES) return;
  throw new RefusedWriteError(
    `the items of the transaction have ${size} bytes together`,
    `up to ${MAX_TRANSACTION_BYTES}`,
  );
}

function checkValue(place: string, { N, L, M }: AttributeValue, depth: number): void {
  if (N !== undefined) checkNumber(place, N);
  const inner = L ?? (M === undefined ? [] : Object.values(M));
  // A value in the deepest list counts as one more level.
  if (depth > MAX_DEPTH) throw new RefusedWriteError(`${place} is nested too deeply`, `${MAX_DEPTH} levels`);
  for (const value of inner) checkValue(place, value, depth + 1);
}

function checkNumber(place: string, text: string): void {
  const number = decimalOf(text);
  const power = number.exponent + digitCount(number) - 1;
  const inRange = number.digits === 0n || (power >= POWERS.least && power <= POWERS.largest);
  if (inRange && digitCount(number) <= MAX_DIGITS) return;
  throw new RefusedWriteError(
    `${place} comes to the number ${text}`,
    `numbers from 1e${POWERS.least} to below 1e${POWERS.largest + 1} with up to ${MAX_DIGITS} digits`,
  );
}
