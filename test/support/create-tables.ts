import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LEDGER_TABLE } from '../../core/ledger/ledger-table.ts';
import { PARKED_TABLE } from '../../core/parked/parked-table.ts';
import { QUARANTINE_TABLE } from '../../core/quarantine/quarantine-table.ts';

/** Creates a ledger table as the stack defines it, and gives its name. */
export async function createLedgerTable(client: DynamoDBClient, name: string): Promise<string> {
  const { partitionKey } = LEDGER_TABLE;
  const { byAge: parkedByAge, byGroup: parkedByGroup } = LEDGER_TABLE.parkedBefore;
  const attributes = [
    partitionKey,
    parkedByAge.partitionKey,
    parkedByAge.sortKey,
    parkedByGroup.partitionKey,
  ];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: parkedByAge.indexName,
          KeySchema: [
            { AttributeName: parkedByAge.partitionKey, KeyType: 'HASH' },
            { AttributeName: parkedByAge.sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...parkedByAge.projected] },
        },
        {
          IndexName: parkedByGroup.indexName,
          KeySchema: [{ AttributeName: parkedByGroup.partitionKey, KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  return name;
}

/** Creates a table of parked events as the stack defines it, and gives its name. */
export async function createParkedTable(client: DynamoDBClient, name: string): Promise<string> {
  const { partitionKey, sortKey, byAge } = PARKED_TABLE;
  const attributes = [partitionKey, sortKey, byAge.partitionKey, byAge.sortKey];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: byAge.indexName,
          KeySchema: [
            { AttributeName: byAge.partitionKey, KeyType: 'HASH' },
            { AttributeName: byAge.sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  return name;
}

/** Creates a quarantine table as the stack defines it, and gives its name. */
export async function createQuarantineTable(client: DynamoDBClient, name: string): Promise<string> {
  const { partitionKey, sortKey } = QUARANTINE_TABLE;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [partitionKey, sortKey].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
    }),
  );
  return name;
}
