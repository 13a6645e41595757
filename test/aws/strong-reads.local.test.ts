import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { DynamoDbRefusedEvents } from '../../aws/dynamodb-refused-events.ts';
import { packMessage } from '../../core/parked/parked-message.ts';
import { createLedgerTable, createParkedTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { type RecordedCommand, recordedCommands } from '../support/recorded-commands.ts';

// The engine reads everything strongly, so that only the calls show what was asked for.

const NOW = new Date('2026-11-22T08:00:00.000Z');
const TABLES = { ledger: 'ledger', parked: 'parked' };

let engine: Dynoxide;
let commands: RecordedCommand[];

beforeAll(async () => {
  engine = await startDynoxide();
  await createLedgerTable(engine.client, TABLES.ledger);
  await createParkedTable(engine.client, TABLES.parked);
  commands = recordedCommands(engine.client);
});
beforeEach(() => {
  commands.length = 0;
});
afterAll(() => engine.stop());

/** The tables and indexes that were read, and how. */
function reads(): string[] {
  return commands
    .filter(({ name }) => /^(Get|Query|BatchGet)/.test(name))
    .map(({ name, input }) => {
      const keys = input['RequestItems'] as Record<string, { ConsistentRead?: boolean }> | undefined;
      const [[table, request] = [String(input['TableName']), input]] = Object.entries(keys ?? {});
      const place = input['IndexName'] === undefined ? table : `${table}.${input['IndexName']}`;
      return `${name} ${place}${request['ConsistentRead'] === true ? ' strongly' : ''}`;
    });
}

describe('what must not be seen late', () => {
  const lines = () => new DynamoDbParkedLines(engine.client, TABLES);

  it('is read strongly: the flag', async () => {
    await lines().flag();

    expect(reads()).toEqual(['GetItemCommand parked strongly']);
  });

  it('is read strongly: the beginning and the end of a line', async () => {
    await lines().head('g');
    await lines().tail('g', { atMost: 10, alsoUnadopted: false });

    expect(reads()).toEqual(['QueryCommand parked strongly', 'QueryCommand parked strongly']);
  });

  it('is read strongly: which events are published', async () => {
    await new DynamoDbLedger(engine.client, TABLES.ledger).published(['privy/main#msg_1'], NOW);

    expect(reads()).toEqual(['BatchGetItemCommand ledger strongly']);
  });

  it('is read strongly: an event that is set aside, before it is released', async () => {
    await new DynamoDbRefusedEvents(engine.client, TABLES.parked).release('privy/main#msg_1', NOW);

    expect(reads()).toEqual(['GetItemCommand parked strongly']);
  });

  it('is read strongly: an entry of the version before, before it is brought into line', async () => {
    await parkOnItsEntry('privy/main#msg_1');

    expect(await lines().adopt()).toBe(1);

    expect(reads()).toEqual(['QueryCommand ledger.parked-by-age', 'GetItemCommand ledger strongly']);
  });
});

describe('the entries of the version before', () => {
  it('are asked for before the line, and no more once all of them are in line', async () => {
    const lines = new DynamoDbParkedLines(engine.client, TABLES);

    await lines.tail('g', { atMost: 10, alsoUnadopted: true });
    expect(reads()).toEqual(['QueryCommand ledger.parked-by-group', 'QueryCommand parked strongly']);
    commands.length = 0;
    await lines.tail('g', { atMost: 10, alsoUnadopted: false });
    expect(reads()).toEqual(['QueryCommand parked strongly']);
  });
});

async function parkOnItsEntry(key: string): Promise<void> {
  const message = { body: '{}', groupId: 'g', deduplicationId: key, attributes: {} };
  await engine.client.send(
    new PutItemCommand({
      TableName: TABLES.ledger,
      Item: {
        pk: { S: key },
        type: { S: 'privy.user.created' },
        status: { S: 'parked' },
        parked: { S: 'parked' },
        parkedAt: { S: NOW.toISOString() },
        parkedGroup: { S: 'g' },
        retainUntil: { N: '1803974400' },
        message: { B: packMessage(message) ?? new Uint8Array() },
      },
    }),
  );
}
