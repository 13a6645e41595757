import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LEDGER_TABLE } from '../../core/ledger/ledger-table.ts';

/** Creates a ledger table as the stack defines it, and gives its name. */
export async function createLedgerTable(client: DynamoDBClient, name: string): Promise<string> {
  const { partitionKey, parkedByAge, parkedByGroup } = LEDGER_TABLE;
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
