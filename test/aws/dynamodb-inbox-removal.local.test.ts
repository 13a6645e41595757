import { CreateTableCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbInboxRemoval } from '../../aws/dynamodb-inbox-removal.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';

let engine: Dynoxide;

beforeEach(async () => {
  engine = await startDynoxide();
  await engine.client.send(
    new CreateTableCommand({
      TableName: 'inbox',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
});
afterEach(() => engine.stop());

describe('taking entries out of the inbox', () => {
  it('takes out any number of them, and minds none that is not there', async () => {
    for (const id of ['a', 'b', 'c'])
      await engine.client.send(
        new PutItemCommand({ TableName: 'inbox', Item: { pk: { S: `mirror#${id}` } } }),
      );
    const others = Array.from({ length: 60 }, (_, index) => `mirror#none-${index}`);

    await new DynamoDbInboxRemoval(engine.client, 'inbox').remove([
      'mirror#a',
      ...others,
      'mirror#c',
      'mirror#a',
    ]);

    const { Items } = await engine.client.send(new ScanCommand({ TableName: 'inbox' }));
    expect(Items).toEqual([{ pk: { S: 'mirror#b' } }]);
  });
});
