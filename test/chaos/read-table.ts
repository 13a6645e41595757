import { type AttributeValue, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';

export type PlainItem = Readonly<Record<string, unknown>>;

/** Every item of a table, in plain values. Binary ones are left out. */
export async function readTable(client: DynamoDBClient, table: string): Promise<PlainItem[]> {
  const items: PlainItem[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
    items.push(...Items.map(plainItem));
  }
  return items;
}

function plainItem(item: Readonly<Record<string, AttributeValue>>): PlainItem {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
}

function plain(value: AttributeValue): unknown {
  if (value.M !== undefined) return plainItem(value.M);
  if (value.L !== undefined) return value.L.map(plain);
  if (value.N !== undefined) return Number(value.N);
  if (value.NULL !== undefined) return null;
  return value.S ?? value.BOOL;
}
