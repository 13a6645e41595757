import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { LEDGER_TABLE } from '../core/ledger/ledger-table.ts';
import { cleared, closing, type Flag, opened } from '../core/parked/flag.ts';
import type {
  JoinOutcome,
  ParkedAges,
  ParkedEvent,
  ParkedGroup,
  ParkedLines,
  PlaceInLine,
  Tail,
  TailOptions,
} from '../core/parked/parked-lines.ts';
import { packMessage } from '../core/parked/parked-message.ts';
import { PARKED_TABLE } from '../core/parked/parked-table.ts';
import { adoptParkedEntries, type ParkedTables } from './adopt-parked-entries.ts';
import { CALL_BUDGETS, type CallBudget } from './call-budgets.ts';
import { DynamoDbFlag } from './dynamodb-flag.ts';
import { inTime } from './in-time.ts';
import { itemText, type StoredItem } from './item-text.ts';
import { parkedEventIn, parkedItem } from './parked-item.ts';
import { refusedItem } from './refused-item.ts';
import { whereIndexed } from './where-indexed.ts';

const EVENTS_PER_PAGE = 50;

/** Deletes an item by its key; `id` names it. */
export type DeleteItem = (id: string, key: StoredItem) => Promise<unknown>;

/** The parked events in a DynamoDB table, laid out as `PARKED_TABLE` says. */
export class DynamoDbParkedLines implements ParkedLines {
  readonly #client: DynamoDBClient;
  readonly #tables: ParkedTables;
  readonly #flag: DynamoDbFlag;
  readonly #delete: DeleteItem;

  constructor(client: DynamoDBClient, tables: ParkedTables, deleteItem?: DeleteItem) {
    this.#client = client;
    this.#tables = tables;
    this.#delete = deleteItem ?? ((_id, key) => this.#deleteOne(key));
    this.#flag = new DynamoDbFlag(client, tables.parked);
  }

  flag(): Promise<Flag> {
    return this.#flag.read();
  }

  openFlag(read: Flag): Promise<Flag | undefined> {
    return this.#flag.change(read, opened(read));
  }

  startClosing(read: Flag): Promise<Flag | undefined> {
    return this.#flag.change(read, closing(read));
  }

  clearFlag(read: Flag): Promise<Flag | undefined> {
    return this.#flag.change(read, cleared(read));
  }

  async tail(groupId: string, { atMost, alsoUnadopted }: TailOptions): Promise<Tail> {
    // First: an entry that is adopted in between is in line when it is gone from the index.
    const isUnadopted = alsoUnadopted && (await this.#hasUnadopted(groupId));
    const page = { ScanIndexForward: false, Limit: atMost + 1 };
    const { items, isWhole } = await this.#line(groupId, page, CALL_BUDGETS.line);
    const whole = isWhole && items.length <= atMost && !isUnadopted;
    return { events: items.map(parkedEventIn).reverse(), whole };
  }

  async head(groupId: string): Promise<readonly ParkedEvent[]> {
    const { items } = await this.#line(groupId, { Limit: EVENTS_PER_PAGE }, CALL_BUDGETS.list);
    return items.map(parkedEventIn);
  }

  async join({ message, ...event }: ParkedEvent): Promise<JoinOutcome> {
    const packed = packMessage(message);
    if (packed === undefined) return 'too-large';
    const command = new PutItemCommand({
      TableName: this.#tables.parked,
      Item: parkedItem({ ...event, packed }),
    });
    await inTime(CALL_BUDGETS.park, (options) => this.#client.send(command, options));
    return 'joined';
  }

  async leave(place: PlaceInLine): Promise<void> {
    await this.#delete(`${place.groupId} ${place.position}`, keyOf(place));
  }

  async setAside(event: ParkedEvent, reason: string, at: Date): Promise<void> {
    const TableName = this.#tables.parked;
    const command = new TransactWriteItemsCommand({
      TransactItems: [
        { Delete: { TableName, Key: keyOf(event) } },
        { Put: { TableName, Item: refusedItem(event, reason, at) } },
      ],
    });
    await inTime(CALL_BUDGETS.park, (options) => this.#client.send(command, options));
  }

  adopt(): Promise<number> {
    return adoptParkedEntries(this.#client, this.#tables);
  }

  async *groups(shard: number): AsyncIterable<readonly ParkedGroup[]> {
    let after: StoredItem | undefined;
    do {
      const start = after === undefined ? {} : { ExclusiveStartKey: after };
      const { Items = [], LastEvaluatedKey } = await this.#shard(shard, start);
      yield Items.map((item) => ({ groupId: itemText(item, 'group'), parkedAt: parkedAtOf(item) }));
      after = LastEvaluatedKey;
    } while (after !== undefined);
  }

  async ages(shard: number): Promise<ParkedAges> {
    const [oldest] = (await this.#shard(shard, { Limit: 1 })).Items ?? [];
    if (oldest === undefined) return {};
    const [newest = oldest] = (await this.#shard(shard, { Limit: 1, ScanIndexForward: false })).Items ?? [];
    return { oldest: parkedAtOf(oldest), newest: parkedAtOf(newest) };
  }

  async #deleteOne(key: StoredItem): Promise<void> {
    const command = new DeleteItemCommand({ TableName: this.#tables.parked, Key: key });
    await inTime(CALL_BUDGETS.mark, (options) => this.#client.send(command, options));
  }

  async #line(groupId: string, page: Partial<QueryCommandInput>, budget: CallBudget) {
    const command = new QueryCommand({
      TableName: this.#tables.parked,
      KeyConditionExpression: '#group = :group',
      ExpressionAttributeNames: { '#group': PARKED_TABLE.partitionKey },
      ExpressionAttributeValues: { ':group': { S: groupId } },
      ConsistentRead: true,
      ...page,
    });
    const answer = await inTime(budget, (options) => this.#client.send(command, options));
    return { items: answer.Items ?? [], isWhole: answer.LastEvaluatedKey === undefined };
  }

  async #shard(shard: number, page: Partial<QueryCommandInput>) {
    const { indexName, partitionKey } = PARKED_TABLE.byAge;
    const command = new QueryCommand({
      TableName: this.#tables.parked,
      IndexName: indexName,
      KeyConditionExpression: '#shard = :shard',
      ExpressionAttributeNames: { '#shard': partitionKey },
      ExpressionAttributeValues: { ':shard': { S: String(shard) } },
      ...page,
    });
    return await inTime(CALL_BUDGETS.list, (options) => this.#client.send(command, options));
  }

  async #hasUnadopted(groupId: string): Promise<boolean> {
    const { indexName, partitionKey } = LEDGER_TABLE.parkedBefore.byGroup;
    const command = new QueryCommand({
      TableName: this.#tables.ledger,
      IndexName: indexName,
      KeyConditionExpression: '#group = :group',
      ExpressionAttributeNames: { '#group': partitionKey },
      ExpressionAttributeValues: { ':group': { S: groupId } },
      Limit: 1,
    });
    const { Count = 0 } = await whereIndexed(
      inTime(CALL_BUDGETS.line, (options) => this.#client.send(command, options)),
    );
    return Count > 0;
  }
}

function keyOf({ groupId, position }: PlaceInLine) {
  return { group: { S: groupId }, position: { S: position } };
}

function parkedAtOf(item: StoredItem): Date {
  return new Date(itemText(item, PARKED_TABLE.byAge.sortKey));
}
