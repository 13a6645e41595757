import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Claim, Entry, Ledger, ParkedEvent, ParkOutcome } from '../core/ledger/ledger.ts';
import { LEDGER_TABLE } from '../core/ledger/ledger-table.ts';
import { packMessage, unpackMessage } from '../core/ledger/parked-message.ts';
import type { TopicMessage } from '../core/topic/topic.ts';
import { CALL_BUDGETS, withinBudget } from './call-budgets.ts';

const NAMES = { '#status': 'status', '#type': 'type' } as const;
/** DynamoDB deletes expired items days late, so every condition looks at the time itself. */
const IS_EXPIRED = 'expiresAt < :now';
const IS_ABSENT = `attribute_not_exists(pk) OR ${IS_EXPIRED}`;
const IS_NOT_PUBLISHED = `attribute_not_exists(pk) OR #status <> :published OR ${IS_EXPIRED}`;
/** The one value of the `parked` attribute: every parked entry is in the same partition of the index by age. */
const PARKED = 'parked';
const PAGE_SIZE = 200;

/** The ledger in a DynamoDB table, laid out as `LEDGER_TABLE` says. */
export class DynamoDbLedger implements Ledger {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async claim(entry: Entry, at: Date): Promise<Claim> {
    const behindParked = this.#hasParked(entry.groupId);
    // Awaited only where the answer matters: a duplicate is one whether or not the index can be read.
    behindParked.catch(() => undefined);
    const state = await this.#claimEntry(entry, at);
    return { state, behindParked: state !== 'published' && (await behindParked) };
  }

  async markPublished({ key, type, expiresAt }: Entry, at: Date): Promise<void> {
    const command = new UpdateItemCommand({
      TableName: this.#table,
      Key: { pk: { S: key } },
      UpdateExpression:
        'SET #status = :published, #type = :type, publishedAt = :at, expiresAt = :expiresAt ' +
        'REMOVE parked, parkedAt, parkedGroup, retainUntil, message',
      ConditionExpression: IS_NOT_PUBLISHED,
      ExpressionAttributeNames: NAMES,
      ExpressionAttributeValues: {
        ':published': { S: 'published' },
        ':type': { S: type },
        ':at': { S: at.toISOString() },
        ':expiresAt': epochSeconds(expiresAt),
        ':now': epochSeconds(at),
      },
    });
    await unlessConditionFails(this.#client.send(command, withinBudget(CALL_BUDGETS.mark)));
  }

  async park(
    { key, type, groupId, expiresAt }: Entry,
    message: TopicMessage,
    at: Date,
  ): Promise<ParkOutcome> {
    const packed = packMessage(message);
    if (packed === undefined) return 'too-large';

    const command = new UpdateItemCommand({
      TableName: this.#table,
      Key: { pk: { S: key } },
      UpdateExpression:
        'SET #status = :parked, #type = :type, parked = :parked, parkedGroup = :group, retainUntil = :retainUntil, ' +
        'parkedAt = if_not_exists(parkedAt, :at), message = if_not_exists(message, :message) ' +
        'REMOVE expiresAt',
      ConditionExpression: IS_NOT_PUBLISHED,
      ExpressionAttributeNames: NAMES,
      ExpressionAttributeValues: {
        ':parked': { S: PARKED },
        ':published': { S: 'published' },
        ':type': { S: type },
        ':group': { S: groupId },
        ':retainUntil': epochSeconds(expiresAt),
        ':at': { S: at.toISOString() },
        ':message': { B: packed },
        ':now': epochSeconds(at),
      },
    });
    const parked = await unlessConditionFails(this.#client.send(command, withinBudget(CALL_BUDGETS.park)));
    return parked === 'condition-failed' ? 'published' : 'parked';
  }

  async *parked(until: Date): AsyncIterable<readonly ParkedEvent[]> {
    let after: Record<string, AttributeValue> | undefined;
    do {
      const command = new QueryCommand({
        TableName: this.#table,
        IndexName: LEDGER_TABLE.parkedByAge.indexName,
        KeyConditionExpression: 'parked = :parked AND parkedAt <= :until',
        ExpressionAttributeValues: { ':parked': { S: PARKED }, ':until': { S: until.toISOString() } },
        Limit: PAGE_SIZE,
        ...(after === undefined ? {} : { ExclusiveStartKey: after }),
      });
      const page = await this.#client.send(command, withinBudget(CALL_BUDGETS.list));
      yield (page.Items ?? []).map(parkedEvent);
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
  }

  async parkedMessage(key: string): Promise<TopicMessage | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: { pk: { S: key } }, ConsistentRead: true }),
      withinBudget(CALL_BUDGETS.read),
    );
    return Item?.['message']?.B === undefined ? undefined : unpackMessage(Item['message'].B);
  }

  async #claimEntry({ key, type, expiresAt }: Entry, at: Date): Promise<Claim['state']> {
    const command = new PutItemCommand({
      TableName: this.#table,
      Item: {
        pk: { S: key },
        type: { S: type },
        status: { S: 'claimed' },
        claimedAt: { S: at.toISOString() },
        expiresAt: epochSeconds(expiresAt),
      },
      ConditionExpression: IS_ABSENT,
      ExpressionAttributeValues: { ':now': epochSeconds(at) },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await this.#client.send(command, withinBudget(CALL_BUDGETS.claim));
      return 'new';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.['status']?.S === 'published' ? 'published' : 'unpublished';
    }
  }

  async #hasParked(groupId: string): Promise<boolean> {
    const command = new QueryCommand({
      TableName: this.#table,
      IndexName: LEDGER_TABLE.parkedByGroup.indexName,
      KeyConditionExpression: 'parkedGroup = :group',
      ExpressionAttributeValues: { ':group': { S: groupId } },
      Limit: 1,
    });
    const { Count = 0 } = await this.#client.send(command, withinBudget(CALL_BUDGETS.claim));
    return Count > 0;
  }
}

function epochSeconds(at: Date): AttributeValue.NMember {
  return { N: String(Math.floor(at.getTime() / 1000)) };
}

function parkedEvent(item: Record<string, AttributeValue>): ParkedEvent {
  return {
    key: text(item, 'pk'),
    groupId: text(item, 'parkedGroup'),
    parkedAt: new Date(text(item, 'parkedAt')),
    retainUntil: new Date(Number(item['retainUntil']?.N ?? 0) * 1000),
  };
}

function text(item: Record<string, AttributeValue>, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new TypeError(`ledger entry without the text attribute ${name}`);
  return value;
}

async function unlessConditionFails<T>(call: Promise<T>): Promise<T | 'condition-failed'> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'condition-failed';
    throw error;
  }
}
