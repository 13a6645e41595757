import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { createLedgerTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';

const MORNING = new Date('2026-11-22T08:00:00.000Z');
const A_MINUTE_LATER = new Date('2026-11-22T08:01:00.000Z');

let engine: Dynoxide;

beforeAll(async () => {
  engine = await startDynoxide();
  await createLedgerTable(engine.client, 'ledger');
});
afterAll(() => engine.stop());

describe('the ledger entry of an event', () => {
  it('keeps the time of its first mark, and for how long it is kept, when it is marked again', async () => {
    const ledger = new DynamoDbLedger(engine.client, 'ledger');
    const entry = { key: 'privy/main#msg_1', type: 'privy.user.created', groupId: 'g' };

    await ledger.markPublished({ ...entry, expiresAt: new Date('2027-03-02T08:00:00.000Z') }, MORNING);
    await ledger.markPublished({ ...entry, expiresAt: new Date('2027-03-02T08:01:00.000Z') }, A_MINUTE_LATER);

    const get = new GetItemCommand({ TableName: 'ledger', Key: { pk: { S: entry.key } } });
    expect((await engine.client.send(get)).Item).toEqual({
      pk: { S: 'privy/main#msg_1' },
      type: { S: 'privy.user.created' },
      status: { S: 'published' },
      publishedAt: { S: '2026-11-22T08:00:00.000Z' },
      expiresAt: { N: '1803974400' },
    });
  });
});
