import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { decimalOf, digitCount } from './decimal.ts';

/** An item in DynamoDB's own notation. */
export type StoredItem = Readonly<Record<string, AttributeValue>>;

/** The bytes of an item, names and values, as DynamoDB counts them. */
export function itemSize(item: StoredItem): number {
  return Object.entries(item).reduce((size, [name, value]) => size + bytesOf(name) + valueSize(value), 0);
}

function valueSize({ S, N, L, M }: AttributeValue): number {
  if (S !== undefined) return bytesOf(S);
  if (N !== undefined) return numberSize(N);
  if (L !== undefined) return L.reduce((size, value) => size + 1 + valueSize(value), 3);
  if (M !== undefined) return 3 + Object.keys(M).length + itemSize(M);
  return 1;
}

/** A byte for every two digits, which are paired from the decimal point on, and one for exponent and sign each. */
function numberSize(text: string): number {
  const number = decimalOf(text);
  if (number.digits === 0n) return 1;
  const lonely = Math.abs(number.exponent) % 2;
  const pairs = Math.ceil((digitCount(number) + lonely) / 2);
  return 1 + pairs + (number.digits < 0n ? 1 : 0);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
