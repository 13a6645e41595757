import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDbInboxLookUp } from '../../aws/dynamodb-inbox-look-up.ts';
import { DynamoDbTransactions } from '../../aws/dynamodb-transactions.ts';
import { createInbox } from '../../core/inbox/inbox.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { getsToOneOfEach } from '../support/gets-to-one-of-each.ts';

const NOW = new Date('2026-11-22T10:00:00.000Z');
const DAY = 86_400_000;

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

async function settle(client: DynamoDBClient, id: string, { stale = false, replayid = '' } = {}) {
  const inbox = createInbox({
    transactions: new DynamoDbTransactions(client),
    table: 'inbox',
    handler: 'counter',
    retentionDays: 30,
    now: () => NOW,
  });
  const event = { source: 'privy/main' as const, id, ...(replayid === '' ? {} : { replayid }) };
  const condition = { kind: 'compared', attribute: 'pk', is: '=', value: 'nothing' } as const;
  const write = { kind: 'put', table: 'inbox', item: { pk: `none of ${id}` }, condition } as const;
  return inbox.applyOnce(event, stale ? [write] : []);
}

const keyOf = (id: string) => `counter#privy/main#${id}`;

describe('looking an inbox up', () => {
  it('tells what was applied, and what was stale when it came, and nothing of what the inbox has not', async () => {
    await settle(engine.client, 'a');
    await settle(engine.client, 'b', { stale: true });
    await settle(engine.client, 'c', { replayid: 'r-1' });
    const inbox = new DynamoDbInboxLookUp(engine.client, 'inbox', () => NOW);

    const outcomes = await inbox.outcomes(['a', 'b', 'c', 'd', 'a'].map(keyOf));

    expect(outcomes).toEqual(
      new Map([
        ['counter#privy/main#a', 'applied'],
        ['counter#privy/main#b', 'stale'],
      ]),
    );
  });

  it('takes an expired entry for none', async () => {
    await settle(engine.client, 'a');
    const later = (days: number) => () => new Date(NOW.getTime() + days * DAY + 1_000);

    const kept = new DynamoDbInboxLookUp(engine.client, 'inbox', later(29));
    const expired = new DynamoDbInboxLookUp(engine.client, 'inbox', later(30));

    expect([...(await kept.outcomes([keyOf('a')])).values()]).toEqual(['applied']);
    expect([...(await expired.outcomes([keyOf('a')])).values()]).toEqual([]);
  });

  it('asks for any number of entries, and again for those that DynamoDB did not get to', async () => {
    const ids = Array.from({ length: 230 }, (_, index) => `e${index}`);
    await Promise.all(ids.filter((_, index) => index % 10 === 0).map((id) => settle(engine.client, id)));
    const inbox = new DynamoDbInboxLookUp(engine.client, 'inbox', () => NOW);
    expect((await inbox.outcomes(ids.map(keyOf))).size).toBe(23);

    getsToOneOfEach(engine.client);

    expect((await inbox.outcomes(ids.slice(0, 21).map(keyOf))).size).toBe(3);
  });
});
