import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { ClaimState, Entry, Ledger } from '../core/ledger/ledger.ts';
import { LEDGER_TABLE } from '../core/ledger/ledger-table.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { epochSeconds } from './epoch-seconds.ts';
import { inTime } from './in-time.ts';
import { itemText, type StoredItem } from './item-text.ts';
import { unlessConditionFails } from './unless-condition-fails.ts';

const NAMES = { '#status': 'status', '#type': 'type' } as const;
/** DynamoDB deletes expired items days late, so every condition looks at the time itself. */
const IS_EXPIRED = 'expiresAt < :now';
const IS_ABSENT = `attribute_not_exists(pk) OR ${IS_EXPIRED}`;
const IS_NOT_PUBLISHED = `attribute_not_exists(pk) OR #status <> :published OR ${IS_EXPIRED}`;

/** The ledger in a DynamoDB table, laid out as `LEDGER_TABLE` says. */
export class DynamoDbLedger implements Ledger {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async claim({ key, type, expiresAt }: Entry, at: Date): Promise<ClaimState> {
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
      await inTime(CALL_BUDGETS.claim, () => this.#client.send(command));
      return 'new';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.['status']?.S === 'published' ? 'published' : 'unpublished';
    }
  }

  async markPublished(entry: Entry, at: Date): Promise<void> {
    const { pk, status, type, publishedAt, expiresAt } = publishedItem(entry, at);
    const command = new UpdateItemCommand({
      TableName: this.#table,
      Key: { pk },
      UpdateExpression:
        'SET #status = :published, #type = :type, publishedAt = :at, expiresAt = :expiresAt ' +
        `REMOVE ${LEDGER_TABLE.parkedBefore.attributes.join(', ')}`,
      ConditionExpression: IS_NOT_PUBLISHED,
      ExpressionAttributeNames: NAMES,
      ExpressionAttributeValues: {
        ':published': status,
        ':type': type,
        ':at': publishedAt,
        ':expiresAt': expiresAt,
        ':now': epochSeconds(at),
      },
    });
    await unlessConditionFails(inTime(CALL_BUDGETS.mark, () => this.#client.send(command)));
  }

  async published(keys: readonly string[], at: Date): Promise<ReadonlySet<string>> {
    const published = new Set<string>();
    let missing: StoredItem[] = keys.map((key) => ({ pk: { S: key } }));
    while (missing.length > 0) {
      const { items, left } = await this.#read(missing);
      for (const item of items) if (isPublished(item, at)) published.add(itemText(item, 'pk'));
      // DynamoDB answers with what it got to; where that is nothing it throws, and the SDK tries again.
      missing = left;
    }
    return published;
  }

  async #read(keys: StoredItem[]): Promise<{ items: StoredItem[]; left: StoredItem[] }> {
    const command = new BatchGetItemCommand({
      RequestItems: {
        [this.#table]: {
          Keys: keys,
          ConsistentRead: true,
          ProjectionExpression: 'pk, #status, expiresAt',
          ExpressionAttributeNames: { '#status': 'status' },
        },
      },
    });
    const { Responses, UnprocessedKeys } = await inTime(CALL_BUDGETS.read, () => this.#client.send(command));
    return {
      items: Responses?.[this.#table] ?? [],
      left: UnprocessedKeys?.[this.#table]?.Keys ?? [],
    };
  }
}

/** The entry of an event that is on the topic. */
export function publishedItem({ key, type, expiresAt }: Entry, at: Date) {
  return {
    pk: { S: key },
    type: { S: type },
    status: { S: 'published' },
    publishedAt: { S: at.toISOString() },
    expiresAt: epochSeconds(expiresAt),
  };
}

function isPublished(item: StoredItem, at: Date): boolean {
  const expired = Number(item['expiresAt']?.N ?? 0) < Math.floor(at.getTime() / 1000);
  return item['status']?.S === 'published' && !expired;
}
