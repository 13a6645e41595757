import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbLedger, publishedItem } from '../../aws/dynamodb-ledger.ts';
import { DynamoDbLedgerScan } from '../../aws/dynamodb-ledger-scan.ts';
import type { Publication } from '../../core/ledger/ledger-scan.ts';
import { createLedgerTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { type RecordedCommand, recordedCommands } from '../support/recorded-commands.ts';

const DAY = '2026-11-22';
const EXPIRES_AT = new Date('2027-03-02T08:00:00.000Z');

let engine: Dynoxide;
let commands: RecordedCommand[];

beforeEach(async () => {
  engine = await startDynoxide();
  await createLedgerTable(engine.client, 'ledger');
  commands = recordedCommands(engine.client);
});
afterEach(() => engine.stop());

function entry(id: string) {
  return { key: `privy/main#${id}`, type: 'privy.user.created', groupId: 'g', expiresAt: EXPIRES_AT };
}

async function published(day: string): Promise<Publication[]> {
  const pages = await Array.fromAsync(new DynamoDbLedgerScan(engine.client, 'ledger').publishedOn(day));
  return pages.flat();
}

/** Entries of so many letters, as the ledger has them. */
async function write(count: number, letters: number): Promise<void> {
  const requests = Array.from({ length: count }, (_, index) => ({
    PutRequest: {
      Item: publishedItem(entry(`${index}-${'x'.repeat(letters)}`), new Date(`${DAY}T08:00:00Z`)),
    },
  }));
  for (let from = 0; from < count; from += 25)
    await engine.client.send(
      new BatchWriteItemCommand({ RequestItems: { ledger: requests.slice(from, from + 25) } }),
    );
}

describe('what the ledger published on a day', () => {
  it('is what was marked on it, from its first millisecond to its last', async () => {
    const ledger = new DynamoDbLedger(engine.client, 'ledger');
    await ledger.markPublished(entry('before'), new Date('2026-11-21T23:59:59.999Z'));
    await ledger.markPublished(entry('first'), new Date('2026-11-22T00:00:00.000Z'));
    await ledger.markPublished(entry('last'), new Date('2026-11-22T23:59:59.999Z'));
    await ledger.markPublished(entry('after'), new Date('2026-11-23T00:00:00.000Z'));
    await ledger.claim(entry('claimed'), new Date('2026-11-22T08:00:00.000Z'));

    const found = await published(DAY);

    expect(found.sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
      { key: 'privy/main#first', type: 'privy.user.created', publishedAt: '2026-11-22T00:00:00.000Z' },
      { key: 'privy/main#last', type: 'privy.user.created', publishedAt: '2026-11-22T23:59:59.999Z' },
    ]);
  });

  it('comes page by page to the end of every part of the table, each entry once', async () => {
    await write(6_000, 900);

    const found = await published(DAY);

    expect(found).toHaveLength(6_000);
    expect(new Set(found.map(({ key }) => key)).size).toBe(6_000);
    const scans = commands.filter(({ name }) => name === 'ScanCommand');
    expect(new Set(scans.map(({ input }) => input['Segment']))).toEqual(new Set([0, 1, 2, 3]));
    expect(scans.length).toBeGreaterThan(4);
  });

  it('is nothing where the day has none, although the table has many others', async () => {
    await write(3_000, 900);

    expect(await published('2026-11-23')).toEqual([]);
  });

  it('fails where the table cannot be read', async () => {
    const scan = new DynamoDbLedgerScan(engine.client, 'no-such-table');

    await expect(Array.fromAsync(scan.publishedOn(DAY))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
