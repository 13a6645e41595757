import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { itemOf } from '../../aws/attribute-value.ts';
import { DynamoDbTransactions } from '../../aws/dynamodb-transactions.ts';
import { itemReader } from '../../aws/item-reader.ts';
import type { Item } from '../../core/inbox/item.ts';
import { findDynoxide, startDynoxide } from '../engines/dynoxide.ts';
import type { MakeTables } from './test-tables.ts';

/** Tables in the DynamoDB engine of local mode, reached as on AWS. */
export const localTables: MakeTables = async (partitionKeys) => {
  const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-'));
  const engine = await startDynoxide({ executable: findDynoxide(), logFile: join(folder, 'dynoxide.log') });
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  for (const [name, key] of Object.entries(partitionKeys)) await createTable(client, name, key);
  return {
    transactions: new DynamoDbTransactions(client),
    readItem: itemReader(client),
    items: async (table) => sorted(await scan(client, table), partitionKeys[table] ?? 'pk'),
    async close() {
      client.destroy();
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
};

async function createTable(client: DynamoDBClient, name: string, partitionKey: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: partitionKey, AttributeType: 'S' }],
      KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }],
    }),
  );
}

async function scan(client: DynamoDBClient, TableName: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName }))
    items.push(...Items.map(itemOf));
  return items;
}

function sorted(items: readonly Item[], key: string): Item[] {
  return items.toSorted((one, other) => (String(one[key]) < String(other[key]) ? -1 : 1));
}
