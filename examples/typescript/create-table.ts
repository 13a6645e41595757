/** Makes the table of consumer.ts, for a first try. A service that stays has it in its own stack. */
import {
  CreateTableCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

const TableName = process.env['TABLE'] ?? 'wallet-webhooks-example';
const client = new DynamoDBClient();

await client.send(
  new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  }),
);
await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName });
await client.send(
  new UpdateTimeToLiveCommand({
    TableName,
    TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
  }),
);
console.log(`made the table ${TableName}`);
