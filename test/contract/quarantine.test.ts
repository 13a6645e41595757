import { DynamoDbQuarantine } from '../../aws/dynamodb-quarantine.ts';
import { createQuarantineTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { MemoryQuarantine } from '../support/memory-quarantine.ts';
import { describeQuarantine } from './quarantine-contract.ts';

let engine: Dynoxide;
let count = 0;

beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

async function freshTable(): Promise<string> {
  count += 1;
  return await createQuarantineTable(engine.client, `quarantine-${count}`);
}

describeQuarantine('in memory', async () => new MemoryQuarantine());

describeQuarantine('in DynamoDB', async () => {
  return new DynamoDbQuarantine(engine.client, { table: await freshTable(), handler: 'user-directory' });
});

describe('the quarantine table', () => {
  it('keeps the handlers apart', async () => {
    const table = await freshTable();
    const one = new DynamoDbQuarantine(engine.client, { table, handler: 'one' });
    const other = new DynamoDbQuarantine(engine.client, { table, handler: 'other' });
    const at = new Date('2026-11-22T08:00:00.000Z');
    const event = { groupId: 'a#b', sequence: '1', messageId: 'm', body: '{}', keptAt: at, attempts: 0 };
    await one.open(event, { at, fuse: 1 });

    expect(await other.look()).toEqual({ gates: new Map() });
    expect(await other.open(event, { at, fuse: 1 })).toBe('opened');
  });
});
