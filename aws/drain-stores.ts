import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DrainPorts } from '../core/drain/drain-ports.ts';
import type { ParkedTables } from './adopt-parked-entries.ts';
import { BatchWriter } from './batch-writer.ts';
import { DynamoDbLedger, publishedItem } from './dynamodb-ledger.ts';
import { DynamoDbParkedLines } from './dynamodb-parked-lines.ts';

/**
 * The stores as the drain uses them: its marks and removals, thousands a second after an outage, share calls. Its marks
 * are unconditional: what it marks is on the topic whatever the entry says, and no delivery keeps an entry for longer.
 */
export function drainStores(
  client: DynamoDBClient,
  tables: ParkedTables,
): Pick<DrainPorts, 'ledger' | 'parked'> {
  const writer = new BatchWriter(client);
  const ledger = new DynamoDbLedger(client, tables.ledger);
  return {
    ledger: {
      published: (keys, at) => ledger.published(keys, at),
      markPublished: (entry, at) => writer.put(tables.ledger, entry.key, publishedItem(entry, at)),
    },
    parked: new DynamoDbParkedLines(client, tables, (id, key) => writer.delete(tables.parked, id, key)),
  };
}
