import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
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
import { CALL_BUDGETS } from './call-budgets.ts';
import { DynamoDbFlag } from './dynamodb-flag.ts';
import { inTime } from './in-time.ts';
import { itemText, type StoredItem } from './item-text.ts';
import { unlessGone, WHERE_IT_IS } from './only-where-it-is.ts';
import { parkedEventIn, parkedItem } from './parked-item.ts';
import { ParkedQueries } from './parked-queries.ts';
import { refusedItem } from './refused-item.ts';

const EVENTS_PER_PAGE = 50;

/** Deletes an item by its key; `id` names it. */
export type DeleteItem = (id: string, key: StoredItem) => Promise<unknown>;

/** The parked events in a DynamoDB table, laid out as `PARKED_TABLE` says. */
export class DynamoDbParkedLines implements ParkedLines {
  readonly #client: DynamoDBClient;
  readonly #tables: ParkedTables;
  readonly #flag: DynamoDbFlag;
  readonly #queries: ParkedQueries;
  readonly #delete: DeleteItem;

  constructor(client: DynamoDBClient, tables: ParkedTables, deleteItem?: DeleteItem) {
    this.#client = client;
    this.#tables = tables;
    this.#delete = deleteItem ?? ((_id, key) => this.#deleteOne(key));
    this.#flag = new DynamoDbFlag(client, tables.parked);
    this.#queries = new ParkedQueries(client, tables);
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
    const isUnadopted = alsoUnadopted && (await this.#queries.hasUnadopted(groupId));
    const page = { ScanIndexForward: false, Limit: atMost + 1 };
    const { items, isWhole } = await this.#queries.line(groupId, page, CALL_BUDGETS.line);
    const whole = isWhole && items.length <= atMost && !isUnadopted;
    return { events: items.map(parkedEventIn).reverse(), whole };
  }

  async head(groupId: string): Promise<readonly ParkedEvent[]> {
    const { items } = await this.#queries.line(groupId, { Limit: EVENTS_PER_PAGE }, CALL_BUDGETS.list);
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
        { Delete: { TableName, Key: keyOf(event), ...WHERE_IT_IS } },
        { Put: { TableName, Item: refusedItem(event, reason, at) } },
      ],
    });
    await unlessGone(inTime(CALL_BUDGETS.park, (options) => this.#client.send(command, options)));
  }

  adopt(): Promise<number> {
    return adoptParkedEntries(this.#client, this.#tables);
  }

  async *groups(shard: number): AsyncIterable<readonly ParkedGroup[]> {
    let after: StoredItem | undefined;
    do {
      const start = after === undefined ? {} : { ExclusiveStartKey: after };
      const { Items = [], LastEvaluatedKey } = await this.#queries.shard(shard, start);
      yield Items.map((item) => ({ groupId: itemText(item, 'group'), parkedAt: parkedAtOf(item) }));
      after = LastEvaluatedKey;
    } while (after !== undefined);
  }

  async ages(shard: number): Promise<ParkedAges> {
    const [oldest] = (await this.#queries.shard(shard, { Limit: 1 })).Items ?? [];
    if (oldest === undefined) return {};
    const [newest = oldest] =
      (await this.#queries.shard(shard, { Limit: 1, ScanIndexForward: false })).Items ?? [];
    return { oldest: parkedAtOf(oldest), newest: parkedAtOf(newest) };
  }

  async #deleteOne(key: StoredItem): Promise<void> {
    const command = new DeleteItemCommand({ TableName: this.#tables.parked, Key: key });
    await inTime(CALL_BUDGETS.mark, (options) => this.#client.send(command, options));
  }
}

function keyOf({ groupId, position }: PlaceInLine) {
  return { group: { S: groupId }, position: { S: position } };
}

function parkedAtOf(item: StoredItem): Date {
  return new Date(itemText(item, PARKED_TABLE.byAge.sortKey));
}
