import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item, ItemValue } from '../core/inbox/item.ts';

/** An item in DynamoDB's own notation. */
export function attributeValues(item: Item): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeValue(value)]));
}

/** A value in DynamoDB's own notation. */
export function attributeValue(value: ItemValue): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'number') return { N: finite(value) };
  if (typeof value !== 'object') {
    throw new TypeError(
      `An item cannot hold ${typeof value}: DynamoDB stores texts, numbers, booleans, null, lists and objects only. Leave the attribute out.`,
    );
  }
  return isList(value) ? { L: value.map(attributeValue) } : { M: attributeValues(value) };
}

function finite(value: number): string {
  if (Number.isFinite(value)) return String(value);
  throw new RangeError(`An item cannot hold the number ${value}: DynamoDB stores finite numbers only.`);
}

/** Array.isArray does not narrow a read-only array. */
function isList(value: readonly ItemValue[] | Item): value is readonly ItemValue[] {
  return Array.isArray(value);
}

/** An item from DynamoDB's own notation. Sets become lists. Throws for bytes, which no item of a handler holds. */
export function itemOf(attributes: Readonly<Record<string, AttributeValue>>): Item {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue({ S, N, BOOL, NULL, L, M, SS, NS }: AttributeValue): ItemValue {
  if (S !== undefined) return S;
  if (N !== undefined) return Number(N);
  if (BOOL !== undefined) return BOOL;
  if (NULL !== undefined) return null;
  if (L !== undefined) return L.map(plainValue);
  if (M !== undefined) return itemOf(M);
  if (SS !== undefined) return SS;
  if (NS !== undefined) return NS.map(Number);
  throw new TypeError('An item holds bytes, which a handler cannot read: store them as text.');
}
