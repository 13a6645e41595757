import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AttributeValue,
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { PARKED_TABLE } from '../../../core/parked/parked-table.ts';
import { findDynoxide, startDynoxide } from '../../../local/cloud/engines/dynoxide.ts';
import { itemSize } from '../../../local/testing/item-size.ts';
import { type MeteringRelay, startMeteringRelay } from '../../services/metering-relay.ts';

/** The pipeline's tables in an embedded DynamoDB, behind a relay that counts units. */
export interface Engine {
  readonly relay: MeteringRelay;
  /** Bytes of the items of a table, on average; 0 where it has none. */
  itemBytes(table: string): Promise<number>;
  close(): Promise<void>;
}

/** The tables by their names here, and their keys. */
export const TABLES = {
  ledger: ['pk'],
  parked: [PARKED_TABLE.partitionKey, PARKED_TABLE.sortKey],
  inbox: ['pk'],
  quarantine: ['pk', 'sk'],
  users: ['pk'],
} as const;

/** What the flag says where nothing is parked. */
const CLEAR: Readonly<Record<string, AttributeValue>> = {
  [PARKED_TABLE.partitionKey]: { S: PARKED_TABLE.flag },
  [PARKED_TABLE.sortKey]: { S: PARKED_TABLE.flag },
  state: { S: 'clear' },
  epoch: { N: '1' },
  episode: { N: '1' },
  adopted: { BOOL: true },
};

export async function startEngine(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-cost-'));
  const engine = await startDynoxide({ executable: findDynoxide(), logFile: join(folder, 'dynoxide.log') });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'eu-central-1', credentials });
  for (const [name, keys] of Object.entries(TABLES)) await createTable(client, name, keys);
  await client.send(new PutItemCommand({ TableName: 'parked', Item: CLEAR }));
  const relay = await startMeteringRelay(engine.endpoint);
  return {
    relay,
    itemBytes: async (TableName) => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName }));
      const bytes = Items.reduce((sum, item) => sum + itemSize(item), 0);
      return Items.length === 0 ? 0 : Math.round(bytes / Items.length);
    },
    close: async () => {
      client.destroy();
      await relay.stop();
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function createTable(
  client: DynamoDBClient,
  TableName: string,
  keys: readonly string[],
): Promise<void> {
  const command = new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keys.map((AttributeName, index) => ({
      AttributeName,
      KeyType: index === 0 ? 'HASH' : 'RANGE',
    })),
  });
  await client.send(command);
}
