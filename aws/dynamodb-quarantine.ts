import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { ForgettingLines } from '../core/archive/forget/forget-ports.ts';
import type { Item } from '../core/inbox/item.ts';
import type { Transactions } from '../core/inbox/transactions.ts';
import type { Write } from '../core/inbox/write.ts';
import type { Failure } from '../core/quarantine/failure.ts';
import type {
  Gate,
  KeptEvent,
  Look,
  NewGate,
  OpenOutcome,
  PlaceInLine,
  Quarantine,
  QuarantineLines,
  Success,
  Trouble,
} from '../core/quarantine/quarantine.ts';
import { keptEventIn, lookIn, troubleIn } from '../core/quarantine/quarantine-reading.ts';
import { QuarantineKeys } from '../core/quarantine/quarantine-table.ts';
import { JOIN_POSITIONS, OPEN_POSITIONS, QuarantineWrites } from '../core/quarantine/quarantine-writes.ts';
import { attributeValues, itemOf } from './attribute-value.ts';
import { DynamoDbTransactions } from './dynamodb-transactions.ts';

/** A page of notes. */
const AT_ONCE = 100;

/** Where the quarantine of one handler is. */
export interface QuarantinePlace {
  /** The table's physical name. */
  readonly table: string;
  readonly handler: string;
}

/** The quarantine of one handler in a DynamoDB table, laid out as `QUARANTINE_TABLE` says. */
export class DynamoDbQuarantine implements Quarantine, QuarantineLines, ForgettingLines {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #transactions: Transactions;
  readonly #table: string;
  readonly #keys: QuarantineKeys;
  readonly #writes: QuarantineWrites;

  constructor(client: Pick<DynamoDBClient, 'send'>, { table, handler }: QuarantinePlace) {
    this.#client = client;
    this.#transactions = new DynamoDbTransactions(client);
    this.#table = table;
    this.#keys = new QuarantineKeys(handler);
    this.#writes = new QuarantineWrites(table, handler);
  }

  async look(): Promise<Look> {
    return lookIn(await this.#query(this.#keys.gates, ''));
  }

  async open(event: KeptEvent, gate: NewGate): Promise<OpenOutcome> {
    const failed = await this.#commit(this.#writes.open(event, gate));
    if (failed.includes(OPEN_POSITIONS.gate)) return 'open-already';
    return failed.includes(OPEN_POSITIONS.marker) ? 'full' : 'opened';
  }

  async join(event: KeptEvent, gate: Gate): Promise<'joined' | 'changed'> {
    const failed = await this.#commit(this.#writes.join(event, gate));
    return failed.includes(JOIN_POSITIONS.gate) ? 'changed' : 'joined';
  }

  async leave(groupId: string): Promise<'left' | 'changed'> {
    return (await this.#commit(this.#writes.leave(groupId))).length === 0 ? 'left' : 'changed';
  }

  async trouble(groupId: string): Promise<Trouble | undefined> {
    const item = await this.#get(this.#keys.trouble(groupId));
    return item === undefined ? undefined : troubleIn(item);
  }

  async noteTrouble(groupId: string, trouble: Trouble): Promise<void> {
    await this.#commit([this.#writes.noteTrouble(groupId, trouble)]);
  }

  async ask(at: Date): Promise<void> {
    await this.#commit([this.#writes.ask(at)]);
  }

  async answer(success: Success, asked: Date): Promise<void> {
    await this.#commit([this.#writes.answer(success, asked)]);
  }

  async line(groupId: string, atMost: number): Promise<readonly KeptEvent[]> {
    const items = await this.#query(this.#keys.group(groupId), 'event#', atMost);
    return await Promise.all(items.map((item) => this.#kept(groupId, item)));
  }

  async lease(
    groupId: string,
    lease: { readonly at: Date; readonly until: Date },
  ): Promise<'leased' | 'busy' | 'gone'> {
    if ((await this.#commit([this.#writes.lease(groupId, lease)])).length === 0) return 'leased';
    return (await this.look()).gates.has(groupId) ? 'busy' : 'gone';
  }

  async unlease(groupId: string): Promise<void> {
    await this.#commit([this.#writes.unlease(groupId)]);
  }

  async remove(event: KeptEvent): Promise<'removed' | 'gone'> {
    return (await this.#commit(this.#writes.remove(event))).length === 0 ? 'removed' : 'gone';
  }

  async drop(
    place: PlaceInLine,
    dropped: { readonly at: Date; readonly reason: string },
  ): Promise<'removed' | 'gone'> {
    const item = await this.#get(this.#keys.event(place));
    if (item === undefined) return 'gone';
    const event = await this.#kept(place.groupId, item);
    return (await this.#commit(this.#writes.drop(event, dropped))).length === 0 ? 'removed' : 'gone';
  }

  async noteFailure(place: PlaceInLine, failure: Failure): Promise<void> {
    await this.#commit([this.#writes.noteFailure(place, failure)]);
  }

  async removeNotes(groupId: string): Promise<number> {
    const pk = this.#keys.group(groupId);
    let removed = 0;
    for (const prefix of ['trouble', 'dropped#'])
      for (;;) {
        const items = await this.#query(pk, prefix, AT_ONCE);
        for (const { sk } of items) await this.#delete({ pk, sk: String(sk) });
        removed += items.length;
        if (items.length < AT_ONCE) break;
      }
    return removed;
  }

  /** The positions of the writes whose conditions did not hold; none where all was written. */
  async #commit(writes: readonly Write[]): Promise<readonly number[]> {
    const result = await this.#transactions.commit(writes);
    return result.committed ? [] : result.failed;
  }

  async #kept(groupId: string, item: Item): Promise<KeptEvent> {
    const sequence = String(item['sk']).slice('event#'.length);
    const parts =
      item['parts'] === 0 ? [] : await this.#query(this.#keys.group(groupId), `part#${sequence}#`);
    return keptEventIn(groupId, item, parts);
  }

  async #get(key: Item): Promise<Item | undefined> {
    const command = new GetItemCommand({
      TableName: this.#table,
      Key: attributeValues(key),
      ConsistentRead: true,
    });
    const { Item: found } = await this.#client.send(command);
    return found === undefined ? undefined : itemOf(found);
  }

  async #delete(key: Item): Promise<void> {
    const command = new DeleteItemCommand({ TableName: this.#table, Key: attributeValues(key) });
    await this.#client.send(command);
  }

  /** One page, 1 MB: more than the gates of a hundred users, and than the parts of an event. */
  async #query(pk: string, prefix: string, atMost?: number): Promise<readonly Item[]> {
    const hasPrefix = prefix !== '';
    const command = new QueryCommand({
      TableName: this.#table,
      KeyConditionExpression: hasPrefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk }, ...(hasPrefix ? { ':prefix': { S: prefix } } : {}) },
      ConsistentRead: true,
      ...(atMost === undefined ? {} : { Limit: atMost }),
    });
    const { Items = [] } = await this.#client.send(command);
    return Items.map(itemOf);
  }
}
