import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { InboxRemoval } from '../core/archive/forget/forget-ports.ts';
import { INBOX_ATTRIBUTES } from '../core/inbox/inbox-entry.ts';
import { BatchWriter } from './batch-writer.ts';

/** More at once would only wait in line. */
const AT_ONCE = 1_000;

/** Takes entries out of the inbox, in few calls. */
export class DynamoDbInboxRemoval implements InboxRemoval {
  readonly #writer: BatchWriter;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#writer = new BatchWriter(client);
    this.#table = table;
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (let start = 0; start < keys.length; start += AT_ONCE)
      await Promise.all(
        keys
          .slice(start, start + AT_ONCE)
          .map((key) => this.#writer.delete(this.#table, key, { [INBOX_ATTRIBUTES.key]: { S: key } })),
      );
  }
}
