import {
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../../core/inbox/item.ts';
import { attributeValue, attributeValues, itemOf } from '../attribute-value.ts';
import type { StoredItem } from '../item-text.ts';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** Which items of a table. */
export interface PartitionQuery {
  /** The partition key: one attribute, and its value. */
  readonly partition: Item;
  /** What the sort key begins with. */
  readonly prefix?: Readonly<Record<string, string>>;
  readonly index?: string;
  readonly newestFirst?: boolean;
  readonly limit?: number;
}

/** Tables, as an operator reads them: strongly where it can be, and without bytes. */
export class DynamoDbTables {
  readonly #client: DynamoDBClient;

  constructor(connection: Connection) {
    this.#client = translated(new DynamoDBClient(operatorSettings(connection)), connection);
  }

  async get(table: string, key: Item): Promise<Item | undefined> {
    const command = new GetItemCommand({ TableName: table, Key: attributeValues(key), ConsistentRead: true });
    const { Item } = await this.#client.send(command);
    return Item === undefined ? undefined : withoutBytes(Item);
  }

  async query(table: string, query: PartitionQuery): Promise<readonly Item[]> {
    const { limit = Number.POSITIVE_INFINITY } = query;
    const input = queryInput(table, query);
    const items: Item[] = [];
    let after: StoredItem | undefined;
    do {
      const command = new QueryCommand({ ...input, ExclusiveStartKey: after });
      const page: QueryCommandOutput = await this.#client.send(command);
      items.push(...(page.Items ?? []).map(withoutBytes));
      after = page.LastEvaluatedKey;
    } while (after !== undefined && items.length < limit);
    return items.slice(0, limit);
  }

  async *scan(table: string): AsyncIterable<Item> {
    let after: StoredItem | undefined;
    do {
      const command = new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: after });
      const page: ScanCommandOutput = await this.#client.send(command);
      for (const item of page.Items ?? []) yield withoutBytes(item);
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
  }

  close(): void {
    this.#client.destroy();
  }
}

function queryInput(table: string, query: PartitionQuery): QueryCommandInput {
  const { partition, prefix = {}, index, newestFirst = false, limit } = query;
  const [[key, value] = ['', '']] = Object.entries(partition);
  const [sort] = Object.entries(prefix);
  return {
    TableName: table,
    IndexName: index,
    ConsistentRead: index === undefined,
    KeyConditionExpression: `#key = :key${sort === undefined ? '' : ' AND begins_with(#sort, :prefix)'}`,
    ExpressionAttributeNames: { '#key': key, ...(sort === undefined ? {} : { '#sort': sort[0] }) },
    ExpressionAttributeValues: {
      ':key': attributeValue(value),
      ...(sort === undefined ? {} : { ':prefix': { S: sort[1] } }),
    },
    ScanIndexForward: !newestFirst,
    Limit: limit,
  };
}

function withoutBytes(attributes: Readonly<StoredItem>): Item {
  return itemOf(Object.fromEntries(Object.entries(attributes).filter(([, { B, BS }]) => !(B ?? BS))));
}
