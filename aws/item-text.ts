import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as DynamoDB gives it. */
export type StoredItem = Record<string, AttributeValue>;

/** The text attribute `name` of an item, which must have it. */
export function itemText(item: StoredItem, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new TypeError(`item without the text attribute ${name}`);
  return value;
}
