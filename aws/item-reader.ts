import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { ReadItem } from '../core/handling/item-reads.ts';
import { attributeValues, itemOf } from './attribute-value.ts';

/** Reads items of DynamoDB with strong consistency: a handler must see what its events before this one wrote. */
export function itemReader(client: Pick<DynamoDBClient, 'send'>): ReadItem {
  return async ({ table, key }) => {
    const command = new GetItemCommand({ TableName: table, Key: attributeValues(key), ConsistentRead: true });
    const { Item } = await client.send(command);
    return Item === undefined ? undefined : itemOf(Item);
  };
}
