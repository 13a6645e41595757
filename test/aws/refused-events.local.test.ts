import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { DynamoDbRefusedEvents } from '../../aws/dynamodb-refused-events.ts';
import type { ParkedEvent } from '../../core/parked/parked-lines.ts';
import { before } from '../support/before-command.ts';
import { createLedgerTable, createParkedTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';

const GROUP = 'privy/main#did:privy:ada';
const PARKED_AT = new Date('2026-11-22T08:00:00.000Z');
const TABLES = { ledger: 'ledger', parked: 'parked' };

let engine: Dynoxide;

beforeEach(async () => {
  engine = await startDynoxide();
  await createLedgerTable(engine.client, TABLES.ledger);
  await createParkedTable(engine.client, TABLES.parked);
});
afterEach(() => engine.stop());

/** Sets an event aside at the given time of the day. */
async function setAside(id: string, time: string): Promise<void> {
  const message = { body: '{}', groupId: GROUP, deduplicationId: id, attributes: {} };
  const type = 'privy.user.created';
  const event: ParkedEvent = {
    key: id,
    type,
    groupId: GROUP,
    position: id,
    parkedAt: PARKED_AT,
    retainUntil: PARKED_AT,
    message,
  };
  const lines = new DynamoDbParkedLines(engine.client, TABLES);
  await lines.join(event);
  await lines.setAside(event, 'InvalidParameter', new Date(`2026-11-22T${time}.000Z`));
}

describe('events that the topic refused', () => {
  it('are released once, however many operators release them at once', async () => {
    await setAside('msg_1', '08:01:00');
    const refused = new DynamoDbRefusedEvents(engine.client, TABLES.parked);
    const allHaveRead = Promise.withResolvers<void>();
    let reads = 0;
    // Every one of them finds the event set aside before the first one writes.
    before(engine.client, 'TransactWriteItemsCommand', async () => {
      reads += 1;
      if (reads === 10) allHaveRead.resolve();
      await allHaveRead.promise;
    });
    const times = Array.from({ length: 10 }, (_, n) => new Date(PARKED_AT.getTime() + n));

    const released = await Promise.all(times.map((at) => refused.release('msg_1', at)));

    expect(released.filter(Boolean)).toHaveLength(1);
    expect(await new DynamoDbParkedLines(engine.client, TABLES).head(GROUP)).toHaveLength(1);
  });

  it('are listed oldest first, whatever their ids', async () => {
    await setAside('msg_b', '08:01:00');
    await setAside('msg_c', '08:03:00');
    await setAside('msg_a', '08:02:00');

    const listed = await new DynamoDbRefusedEvents(engine.client, TABLES.parked).list();

    expect(listed.map(({ key }) => key)).toEqual(['msg_b', 'msg_a', 'msg_c']);
  });
});
