import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { InboxLookUp } from '../core/archive/replay/replay-ports.ts';
import { INBOX_ATTRIBUTES } from '../core/inbox/inbox-entry.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { itemText, type StoredItem } from './item-text.ts';

/** What BatchGetItem takes at once. */
const MOST_KEYS = 100;

/**
 * Entries of the inbox, for who asks and does not write. Not with strong consistency, which costs twice as much: an entry of this
 * very moment may be missed, and then the handler finds it.
 */
export class DynamoDbInboxLookUp implements InboxLookUp {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #now: () => Date;

  constructor(client: DynamoDBClient, table: string, now: () => Date) {
    this.#client = client;
    this.#table = table;
    this.#now = now;
  }

  async outcomes(keys: readonly string[]): Promise<ReadonlyMap<string, 'applied' | 'stale'>> {
    const outcomes = new Map<string, 'applied' | 'stale'>();
    const now = Math.floor(this.#now().getTime() / 1000);
    let missing: StoredItem[] = [...new Set(keys)].map((key) => ({ [INBOX_ATTRIBUTES.key]: { S: key } }));
    while (missing.length > 0) {
      const { items, left } = await this.#read(missing.slice(0, MOST_KEYS));
      for (const item of items) {
        // DynamoDB deletes an expired item days late.
        if (Number(item[INBOX_ATTRIBUTES.expiresAt]?.N ?? 0) < now) continue;
        const isStale = item['outcome']?.S === 'stale';
        outcomes.set(itemText(item, INBOX_ATTRIBUTES.key), isStale ? 'stale' : 'applied');
      }
      // DynamoDB answers with what it got to; where that is nothing it throws, and the SDK tries again.
      missing = [...left, ...missing.slice(MOST_KEYS)];
    }
    return outcomes;
  }

  async #read(keys: StoredItem[]): Promise<{ items: StoredItem[]; left: StoredItem[] }> {
    const { key, expiresAt } = INBOX_ATTRIBUTES;
    const command = new BatchGetItemCommand({
      RequestItems: {
        [this.#table]: { Keys: keys, ProjectionExpression: `${key}, ${expiresAt}, outcome` },
      },
    });
    const { Responses, UnprocessedKeys } = await inTime(CALL_BUDGETS.inboxEntries, (options) =>
      this.#client.send(command, options),
    );
    return {
      items: Responses?.[this.#table] ?? [],
      left: UnprocessedKeys?.[this.#table]?.Keys ?? [],
    };
  }
}
