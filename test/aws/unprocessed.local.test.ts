import { drainStores } from '../../aws/drain-stores.ts';
import { createLedgerTable, createParkedTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { getsToOneOfEach } from '../support/gets-to-one-of-each.ts';
import { type RecordedCommand, recordedCommands } from '../support/recorded-commands.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const EXPIRES_AT = new Date('2027-03-02T08:00:00.000Z');
const TABLES = { ledger: 'ledger', parked: 'parked' };

let engine: Dynoxide;
let commands: RecordedCommand[];

beforeEach(async () => {
  engine = await startDynoxide();
  await createLedgerTable(engine.client, TABLES.ledger);
  await createParkedTable(engine.client, TABLES.parked);
  getsToOneOfEach(engine.client);
  commands = recordedCommands(engine.client);
});
afterEach(() => engine.stop());

function entry(id: string) {
  return { key: `privy/main#${id}`, type: 'privy.user.created', groupId: id, expiresAt: EXPIRES_AT };
}

function sizesOf(name: string): number[] {
  return commands
    .filter((command) => command.name === name)
    .map(({ input }) => Object.values(input['RequestItems'] as Record<string, unknown[]>).flat().length);
}

describe('a DynamoDB that gets to one item of a batch', () => {
  it('is sent the other writes again, until all are made', async () => {
    const { ledger } = drainStores(engine.client, TABLES);
    const entries = ['a', 'b', 'c'].map(entry);

    await Promise.all(entries.map((one) => ledger.markPublished(one, NOW)));

    expect(sizesOf('BatchWriteItemCommand')).toEqual([3, 2, 1]);
    const keys = entries.map(({ key }) => key);
    expect(await ledger.published(keys, NOW)).toEqual(new Set(keys));
  });

  it('has not written what it did not get to in four attempts', async () => {
    const { ledger } = drainStores(engine.client, TABLES);
    const marks = Array.from({ length: 5 }, (_, n) => ledger.markPublished(entry(`e${n}`), NOW));

    const answers = await Promise.allSettled(marks);

    expect(answers).toEqual([
      ...Array.from({ length: 4 }, () => ({ status: 'fulfilled', value: undefined })),
      { status: 'rejected', reason: expect.objectContaining({ code: 'throttled' }) },
    ]);
    expect(sizesOf('BatchWriteItemCommand')).toEqual([5, 4, 3, 2]);
  });

  it('is asked for the other keys again', async () => {
    const { ledger } = drainStores(engine.client, TABLES);
    const keys = ['a', 'b', 'c'].map((id) => entry(id).key);
    await Promise.all(['a', 'c'].map((id) => ledger.markPublished(entry(id), NOW)));

    const published = await ledger.published(keys, NOW);

    expect(published).toEqual(new Set(['privy/main#a', 'privy/main#c']));
    expect(commands.filter(({ name }) => name === 'BatchGetItemCommand')).toHaveLength(3);
  });
});
