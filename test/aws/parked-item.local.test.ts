import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { DynamoDbRefusedEvents } from '../../aws/dynamodb-refused-events.ts';
import { parkedItem } from '../../aws/parked-item.ts';
import { MAX_PARKED_BYTES, packMessage } from '../../core/parked/parked-message.ts';
import { createLedgerTable, createParkedTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { incompressible } from '../support/incompressible.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const TABLES = { ledger: 'ledger', parked: 'parked' };

/** The longest that DynamoDB takes as a partition key and as a sort key; a ledger key is both, here and there. */
const LONGEST_GROUP = 2048;
const LONGEST_POSITION = 1024;
const LONGEST_KEY = 1024;
/** Longer than any type, which the catalogue or a provider's documentation names. */
const LONGEST_TYPE = 1024;

const LONGEST = {
  groupId: 'g'.repeat(LONGEST_GROUP),
  position: 'p'.repeat(LONGEST_POSITION),
  key: 'k'.repeat(LONGEST_KEY),
  type: 't'.repeat(LONGEST_TYPE),
  parkedAt: NOW,
  retainUntil: NOW,
};

let engine: Dynoxide;

beforeAll(async () => {
  engine = await startDynoxide();
  await createLedgerTable(engine.client, TABLES.ledger);
  await createParkedTable(engine.client, TABLES.parked);
});
afterAll(() => engine.stop());

/** A message that packs to exactly so many bytes, where `more` bytes of its body do not compress. */
function messageOfPackedBytes(bytes: number) {
  const random = incompressible(600_000);
  let [low, high] = [0, random.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (packedBytes(random.slice(0, middle)) <= bytes) low = middle;
    else high = middle - 1;
  }
  return messageOf(random.slice(0, low));
}

function messageOf(body: string) {
  return { body, groupId: LONGEST.groupId, deduplicationId: 'd', attributes: {} };
}

function packedBytes(body: string): number {
  return packMessage(messageOf(body))?.byteLength ?? Number.POSITIVE_INFINITY;
}

describe('an event whose message is as big as may be parked', () => {
  it('is stored with all its other attributes as long as they may be', async () => {
    const lines = new DynamoDbParkedLines(engine.client, TABLES);
    const event = { ...LONGEST, message: messageOfPackedBytes(MAX_PARKED_BYTES) };
    expect(packMessage(event.message)?.byteLength).toBe(MAX_PARKED_BYTES);

    expect(await lines.join(event)).toBe('joined');

    expect(await lines.head(LONGEST.groupId)).toEqual([event]);
  });

  it('is set aside and released again with a reason beside them', async () => {
    const lines = new DynamoDbParkedLines(engine.client, TABLES);
    const refused = new DynamoDbRefusedEvents(engine.client, TABLES.parked);
    const event = { ...LONGEST, message: messageOfPackedBytes(MAX_PARKED_BYTES) };
    await lines.join(event);

    await lines.setAside(event, 'r'.repeat(256), NOW);

    expect(await refused.list()).toMatchObject([{ key: LONGEST.key, groupId: LONGEST.groupId }]);
    expect(await lines.head(LONGEST.groupId)).toEqual([]);
  });

  it('would not fit without the room that is left for them', async () => {
    const packed = new Uint8Array(MAX_PARKED_BYTES + 8 * 1024);
    const put = new PutItemCommand({ TableName: TABLES.parked, Item: parkedItem({ ...LONGEST, packed }) });

    await expect(engine.client.send(put)).rejects.toThrow(/size/i);
  });
});
