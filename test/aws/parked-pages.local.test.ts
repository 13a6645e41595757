import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { parkedItem } from '../../aws/parked-item.ts';
import { packMessage } from '../../core/parked/parked-message.ts';
import { shardOf } from '../../core/parked/shards.ts';
import { createLedgerTable, createParkedTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { incompressible } from '../support/incompressible.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const TABLES = { ledger: 'ledger', parked: 'parked' };
/** DynamoDB ends a page after a mebibyte of items, and a sort key may have 1,024 bytes. */
const LONGEST_POSITION = 1024;

let engine: Dynoxide;

beforeAll(async () => {
  engine = await startDynoxide();
  await createLedgerTable(engine.client, TABLES.ledger);
  await createParkedTable(engine.client, TABLES.parked);
});
afterAll(() => engine.stop());

function eventOf(groupId: string, index: number, body = '{}') {
  const position = String(index).padStart(6, '0');
  const message = { body, groupId, deduplicationId: position, attributes: {} };
  const type = 'privy.user.created';
  return { groupId, position, key: `k${index}`, type, parkedAt: NOW, retainUntil: NOW, message };
}

describe('what does not fit a page of DynamoDB', () => {
  it('is a line that is not whole, however few events it has', async () => {
    const lines = new DynamoDbParkedLines(engine.client, TABLES);
    const body = incompressible(500_000);
    for (let index = 0; index < 4; index += 1) await lines.join(eventOf('privy/main#big', index, body));

    const { events, whole } = await lines.tail('privy/main#big', { atMost: 10, alsoUnadopted: false });

    expect(whole).toBe(false);
    expect(events.at(-1)?.key).toBe('k3');
    expect(events.length).toBeLessThan(4);
  });

  it('is listed page by page: every group comes', async () => {
    const groups = Array.from({ length: 1200 }, (_, n) => `privy/main#${n}`).filter(
      (id) => shardOf(id) === 3,
    );
    const manyEach = groups.flatMap((groupId) => Array.from({ length: 16 }, (_, n) => longItem(groupId, n)));
    for (let from = 0; from < manyEach.length; from += 25) {
      const puts = manyEach.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
      await engine.client.send(new BatchWriteItemCommand({ RequestItems: { [TABLES.parked]: puts } }));
    }

    const pages = await Array.fromAsync(new DynamoDbParkedLines(engine.client, TABLES).groups(3));

    expect(pages.length).toBeGreaterThan(1);
    const listed = pages.flat().map(({ groupId }) => groupId);
    expect(listed).toHaveLength(manyEach.length);
    expect(new Set(listed)).toEqual(new Set(groups));
  });
});

function longItem(groupId: string, index: number) {
  const position = String(index).padStart(LONGEST_POSITION, '0');
  const { message, ...event } = eventOf(groupId, index);
  return parkedItem({ ...event, position, packed: packMessage(message) ?? new Uint8Array() });
}
