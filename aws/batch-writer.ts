import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { ThrottledError } from '../core/throttled-error.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { Gather } from './gather.ts';
import { inTime } from './in-time.ts';
import type { StoredItem } from './item-text.ts';

/** What BatchWriteItem takes at once. */
const MOST_WRITES = 25;
const ATTEMPTS = 4;

/** An unconditional write. `id` names its item. */
export interface BatchWrite {
  readonly table: string;
  readonly id: string;
  readonly request: WriteRequest;
}

/** Makes few calls of many unconditional writes that come at the same moment. */
export class BatchWriter {
  readonly #client: DynamoDBClient;
  readonly #gather: Gather<BatchWrite>;

  constructor(client: DynamoDBClient) {
    this.#client = client;
    this.#gather = new Gather({
      atMost: MOST_WRITES,
      apart: ({ table, id }) => `${table} ${id}`,
      send: (writes) => this.#send(writes),
      soon: setImmediate,
    });
  }

  put(table: string, id: string, item: StoredItem): Promise<void> {
    return this.#gather.add({ table, id, request: { PutRequest: { Item: item } } });
  }

  delete(table: string, id: string, key: StoredItem): Promise<void> {
    return this.#gather.add({ table, id, request: { DeleteRequest: { Key: key } } });
  }

  async #send(writes: readonly BatchWrite[]): Promise<(Error | undefined)[]> {
    let left = byTable(writes);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const command = new BatchWriteItemCommand({ RequestItems: left });
      const { UnprocessedItems = {} } = await inTime(CALL_BUDGETS.writeBatch, (options) =>
        this.#client.send(command, options),
      );
      if (Object.keys(UnprocessedItems).length === 0) return [];
      left = UnprocessedItems;
      if (attempt < ATTEMPTS) await sleep(Math.random() * 50 * 2 ** attempt);
    }
    const undone = new Set(
      Object.entries(left).flatMap(([table, some]) => some.map((one) => nameOf(table, one))),
    );
    return writes.map(({ table, request }) =>
      undone.has(nameOf(table, request)) ? new ThrottledError() : undefined,
    );
  }
}

function byTable(writes: readonly BatchWrite[]): Record<string, WriteRequest[]> {
  const groups = Map.groupBy(writes, ({ table }) => table);
  return Object.fromEntries([...groups].map(([table, some]) => [table, some.map(({ request }) => request)]));
}

/** The table and the key or item of a write: DynamoDB may give its attributes back in another order. */
function nameOf(table: string, { PutRequest, DeleteRequest }: WriteRequest): string {
  const attributes = Object.entries(PutRequest?.Item ?? DeleteRequest?.Key ?? {}).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return JSON.stringify([table, attributes]);
}
