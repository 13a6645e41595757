import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { itemOf } from '../../aws/attribute-value.ts';
import { DynamoDbTransactions } from '../../aws/dynamodb-transactions.ts';
import { itemReader } from '../../aws/item-reader.ts';
import { itemWriter } from '../../aws/item-writer.ts';
import type { Item } from '../../core/inbox/item.ts';
import { findDynoxide, startDynoxide } from '../cloud/engines/dynoxide.ts';
import { inKeyOrder, type TableKey } from './key-rules.ts';
import type { MakeTables } from './test-tables.ts';

/** Tables in the DynamoDB engine of local mode, reached as on AWS. */
export const localTables: MakeTables = async (keys) => {
  const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-'));
  const engine = await startDynoxide({ executable: findDynoxide(), logFile: join(folder, 'dynoxide.log') });
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  for (const [name, key] of Object.entries(keys)) await createTable(client, name, key);
  return {
    transactions: new DynamoDbTransactions(client),
    readItem: itemReader(client),
    putItem: itemWriter(client),
    items: async (table) => inKeyOrder(await scan(client, table), keys[table] ?? { partitionKey: 'pk' }),
    async close() {
      client.destroy();
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
};

async function createTable(
  client: DynamoDBClient,
  name: string,
  { partitionKey, sortKey }: TableKey,
): Promise<void> {
  const names = sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: names.map((AttributeName, index) => ({
        AttributeName,
        KeyType: index === 0 ? 'HASH' : 'RANGE',
      })),
    }),
  );
}

async function scan(client: DynamoDBClient, TableName: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName }))
    items.push(...Items.map(itemOf));
  return items;
}
