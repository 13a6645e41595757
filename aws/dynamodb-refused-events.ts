import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { PARKED_TABLE } from '../core/parked/parked-table.ts';
import { positionAt } from '../core/parked/position.ts';
import type { RefusedEvent, RefusedEvents } from '../core/parked/refused-events.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { itemText, type StoredItem } from './item-text.ts';
import { unlessGone, WHERE_IT_IS } from './only-where-it-is.ts';
import { refusedEventIn, refusedKey, releasedItem } from './refused-item.ts';

/** More at once help nobody, and have to fit the answer of the function. */
const LISTED = 1_000;

/** The events that the topic refused for good, in the table of parked events. */
export class DynamoDbRefusedEvents implements RefusedEvents {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async list(): Promise<readonly RefusedEvent[]> {
    const refused: RefusedEvent[] = [];
    let after: StoredItem | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#page(after);
      refused.push(...Items.map(refusedEventIn));
      after = LastEvaluatedKey;
    } while (after !== undefined && refused.length < LISTED);
    return refused.sort((a, b) => a.refusedAt.getTime() - b.refusedAt.getTime());
  }

  async release(key: string, at: Date): Promise<boolean> {
    const get = new GetItemCommand({ TableName: this.#table, Key: refusedKey(key), ConsistentRead: true });
    const { Item } = await inTime(CALL_BUDGETS.list, (options) => this.#client.send(get, options));
    if (Item === undefined) return false;
    const position = positionAt(at, itemText(Item, 'key'));
    const release = new TransactWriteItemsCommand({
      TransactItems: [
        {
          Delete: {
            TableName: this.#table,
            Key: refusedKey(key),
            ...WHERE_IT_IS,
          },
        },
        { Put: { TableName: this.#table, Item: releasedItem(Item, position, at) } },
      ],
    });
    const answer = await unlessGone(
      inTime(CALL_BUDGETS.list, (options) => this.#client.send(release, options)),
    );
    return answer !== 'gone';
  }

  async drop(key: string): Promise<boolean> {
    const command = new DeleteItemCommand({
      TableName: this.#table,
      Key: refusedKey(key),
      ReturnValues: 'ALL_OLD',
    });
    const { Attributes } = await inTime(CALL_BUDGETS.list, (options) => this.#client.send(command, options));
    return Attributes !== undefined;
  }

  async #page(after: StoredItem | undefined) {
    const command = new QueryCommand({
      TableName: this.#table,
      KeyConditionExpression: '#group = :refused',
      ExpressionAttributeNames: { '#group': PARKED_TABLE.partitionKey },
      ExpressionAttributeValues: { ':refused': { S: PARKED_TABLE.refused } },
      ConsistentRead: true,
      ...(after === undefined ? {} : { ExclusiveStartKey: after }),
    });
    return await inTime(CALL_BUDGETS.list, (options) => this.#client.send(command, options));
  }
}
