import { CreateTableCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { packMessage } from '../../core/parked/parked-message.ts';
import { before } from '../support/before-command.ts';
import { createLedgerTable, createParkedTable } from '../support/create-tables.ts';
import { clientFor, type Dynoxide, startDynoxide } from '../support/dynoxide.ts';

const GROUP = 'privy/main#did:privy:ada';
const AT = new Date('2026-11-22T08:00:00.000Z');
const TABLES = { ledger: 'ledger', parked: 'parked' };

let engine: Dynoxide;

beforeAll(async () => {
  engine = await startDynoxide();
  await createLedgerTable(engine.client, TABLES.ledger);
  await createParkedTable(engine.client, TABLES.parked);
});
afterAll(() => engine.stop());

/** An entry as version 0.1 parked it. */
async function parkOnItsEntry(id: string, parkedAt: string): Promise<void> {
  const key = `privy/main#${id}`;
  const message = { body: `{"id":"${id}"}`, groupId: GROUP, deduplicationId: key, attributes: {} };
  await engine.client.send(
    new PutItemCommand({
      TableName: TABLES.ledger,
      Item: {
        pk: { S: key },
        type: { S: 'privy.user.created' },
        status: { S: 'parked' },
        claimedAt: { S: parkedAt },
        parked: { S: 'parked' },
        parkedAt: { S: parkedAt },
        parkedGroup: { S: GROUP },
        retainUntil: { N: '1803974400' },
        message: { B: packMessage(message) ?? new Uint8Array() },
      },
    }),
  );
}

describe('events that version 0.1 parked on their ledger entries', () => {
  it('stand in front of their line, are brought into it in their order, and are claimed again', async () => {
    const lines = new DynamoDbParkedLines(engine.client, TABLES);
    const ledger = new DynamoDbLedger(engine.client, TABLES.ledger);
    await parkOnItsEntry('msg_2', '2026-11-22T07:02:00.000Z');
    await parkOnItsEntry('msg_1', '2026-11-22T07:01:00.000Z');
    const entry = {
      key: 'privy/main#msg_1',
      type: 'privy.user.created',
      groupId: GROUP,
      expiresAt: new Date('2027-03-02T08:00:00.000Z'),
    };

    expect(await ledger.claim(entry, AT)).toBe('unpublished');
    expect(await lines.tail(GROUP, { atMost: 10, alsoUnadopted: true })).toEqual({
      events: [],
      whole: false,
    });
    expect(await lines.tail(GROUP, { atMost: 10, alsoUnadopted: false })).toEqual({
      events: [],
      whole: true,
    });

    expect(await lines.adopt()).toBe(2);

    const line = await lines.head(GROUP);
    expect(line.map(({ key, message }) => [key, message.body])).toEqual([
      ['privy/main#msg_1', '{"id":"msg_1"}'],
      ['privy/main#msg_2', '{"id":"msg_2"}'],
    ]);
    expect(line[0]?.retainUntil).toEqual(new Date('2027-03-02T08:00:00.000Z'));
    const { Item } = await engine.client.send(
      new GetItemCommand({ TableName: TABLES.ledger, Key: { pk: { S: 'privy/main#msg_1' } } }),
    );
    expect(Object.keys(Item ?? {}).sort()).toEqual(['claimedAt', 'expiresAt', 'pk', 'status', 'type']);
    expect(Item).toMatchObject({ status: { S: 'claimed' }, expiresAt: { N: '1803974400' } });
    expect(await lines.adopt()).toBe(0);
  });

  it('are no more parked once they are marked, whoever published them', async () => {
    const lines = new DynamoDbParkedLines(engine.client, TABLES);
    await parkOnItsEntry('msg_3', '2026-11-22T07:03:00.000Z');
    const entry = {
      key: 'privy/main#msg_3',
      type: 'privy.user.created',
      groupId: GROUP,
      expiresAt: new Date('2027-03-02T08:00:00.000Z'),
    };

    await new DynamoDbLedger(engine.client, TABLES.ledger).markPublished(entry, AT);

    const { Item } = await engine.client.send(
      new GetItemCommand({ TableName: TABLES.ledger, Key: { pk: { S: entry.key } } }),
    );
    expect(Object.keys(Item ?? {}).sort()).toEqual([
      'claimedAt',
      'expiresAt',
      'pk',
      'publishedAt',
      'status',
      'type',
    ]);
    expect(await lines.adopt()).toBe(0);
  });

  it('are left alone where they are published after the index listed them', async () => {
    const ledger = new DynamoDbLedger(engine.client, TABLES.ledger);
    await parkOnItsEntry('msg_4', '2026-11-22T07:04:00.000Z');
    const entry = { key: 'privy/main#msg_4', type: 'privy.user.created', groupId: GROUP, expiresAt: AT };
    const client = clientFor(engine.endpoint);
    before(client, 'GetItemCommand', () => ledger.markPublished(entry, AT));
    const lines = new DynamoDbParkedLines(client, TABLES);
    const line = await lines.head(GROUP);

    expect(await lines.adopt()).toBe(0);

    expect(await lines.head(GROUP)).toEqual(line);
    client.destroy();
  });

  it('are none where the ledger has no index of them, as after a restore without indexes', async () => {
    await engine.client.send(
      new CreateTableCommand({
        TableName: 'restored',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    );
    const lines = new DynamoDbParkedLines(engine.client, { ...TABLES, ledger: 'restored' });

    expect(await lines.adopt()).toBe(0);
    expect(await lines.tail('nobody', { atMost: 10, alsoUnadopted: true })).toEqual({
      events: [],
      whole: true,
    });
  });
});
