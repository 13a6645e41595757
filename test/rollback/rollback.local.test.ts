import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type AttributeValue, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbInboxLookUp } from '../../aws/dynamodb-inbox-look-up.ts';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { DynamoDbQuarantine } from '../../aws/dynamodb-quarantine.ts';
import { envelopeSchema } from '../../core/events/envelope-schema.ts';
import { createLedgerTable, createParkedTable, createQuarantineTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { HANDLER, NOON, type StoredItems, type StoredState, writeState } from './stored-state.ts';

const LATER = new Date('2026-11-26T13:00:00.000Z');
const ZOE = 'privy/main#did:privy:zoe';
const CREATED = 'privy/main#msg_3MRFiVBysCCDM0abSOrSeRNin2V';
const UPDATED = 'dynamic/main#e-1:user.updated';

/** What commit 3ad33ad of this repository wrote, the last one before this version was begun: its `writeState`. */
const before: StoredState = fixture('version-before.json');

function fixture<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')) as Content;
}

let engine: Dynoxide;
beforeEach(async () => {
  engine = await startDynoxide();
});
afterEach(() => engine.stop());

/** Puts items that were stored into a table, as they are. */
async function put(client: DynamoDBClient, table: string, items: StoredItems): Promise<string> {
  for (const item of items) {
    const entries = Object.entries(item as Record<string, { readonly B?: string }>);
    const Item = entries.map(([name, { B: bytes, ...value }]) => [
      name,
      bytes === undefined ? value : { B: Buffer.from(bytes, 'base64') },
    ]);
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: Object.fromEntries(Item) as Record<string, AttributeValue>,
      }),
    );
  }
  return table;
}

/** What is compressed as the text that it is: how well it is compressed is a matter of the machine. */
function readable(state: StoredState): unknown {
  return JSON.parse(JSON.stringify(state), (_, value: unknown) =>
    typeof value === 'string' && value.startsWith('H4sI')
      ? gunzipSync(Buffer.from(value, 'base64')).toString('utf8')
      : value,
  );
}

describe('a rollback to the version before', () => {
  it('finds its own messages and items: this version writes them as that one did', async () => {
    // Where this fails, the version before could not read what this one leaves: keep writing the old form for one version more.
    expect(readable(await writeState(engine))).toEqual(readable(before));
  });
});

describe('what the version before left', () => {
  it('are messages that consumers and handlers of this one can read', () => {
    for (const message of before.messages as readonly { readonly body: string }[]) {
      expect(envelopeSchema.safeParse(JSON.parse(message.body))).toMatchObject({ success: true });
    }
  });

  it('is a ledger that still knows which events were published', async () => {
    const table = await put(engine.client, await createLedgerTable(engine.client, 'ledger'), before.ledger);
    const ledger = new DynamoDbLedger(engine.client, table);
    const entry = (key: string) => ({ key, type: 'any', groupId: 'any', expiresAt: LATER });

    expect(await ledger.published([CREATED, UPDATED], LATER)).toEqual(new Set([UPDATED]));
    expect(await ledger.claim(entry(CREATED), LATER)).toBe('unpublished');
    expect(await ledger.claim(entry(UPDATED), LATER)).toBe('published');
  });

  it('is a line of parked events in order, with the flag that says so', async () => {
    const { client } = engine;
    const parked = await put(client, await createParkedTable(client, 'parked'), before.parked);
    const lines = new DynamoDbParkedLines(client, {
      parked,
      ledger: await createLedgerTable(client, 'ledger'),
    });

    expect(await lines.flag()).toMatchObject({ state: 'open', epoch: 1 });
    const [event, ...others] = await lines.head(ZOE);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ key: CREATED, parkedAt: NOON, message: before.messages[0] });
    expect(await lines.tail(ZOE, { atMost: 5, alsoUnadopted: false })).toMatchObject({ whole: true });
  });

  it('is a line of quarantined events, which are released in order, and what is known of the first', async () => {
    const { client } = engine;
    const table = await put(client, await createQuarantineTable(client, 'quarantine'), before.quarantine);
    const quarantine = new DynamoDbQuarantine(client, { table, handler: HANDLER });
    const [message] = before.messages as readonly { readonly body: string }[];

    const { gates, succeeded } = await quarantine.look();
    expect([...gates.values()]).toEqual([{ groupId: ZOE, events: 2, openedAt: NOON }]);
    expect(succeeded?.groupId).toBe('privy/main#did:privy:bob');
    expect(await quarantine.trouble(ZOE)).toMatchObject({ messageId: 'message-1', attempts: 7 });
    const [first, second] = await quarantine.line(ZOE, 10);
    expect(first).toMatchObject({
      messageId: 'message-1',
      attempts: 7,
      body: message?.body,
      failure: { code: 'crm-busy' },
    });
    expect(second).toMatchObject({ messageId: 'message-2', attempts: 0, body: message?.body });
    for (const event of [first, second]) if (event) expect(await quarantine.remove(event)).toBe('removed');
    expect(await quarantine.leave(ZOE)).toBe('left');
  });

  it('is an inbox that still knows which events a handler has applied', async () => {
    const table = await put(engine.client, await engine.createTable('inbox'), before.inbox);
    const inbox = new DynamoDbInboxLookUp(engine.client, table, () => LATER);
    const key = `${HANDLER}#${CREATED}`;

    expect(await inbox.outcomes([key])).toEqual(new Map([[key, 'applied']]));
  });
});

describe('what version 0.1 left at its beginning', () => {
  it('is parked on the entries of the ledger, and is brought into its line', async () => {
    const { client } = engine;
    // Written by commit 1c0313f.
    const ledger = await put(
      client,
      await createLedgerTable(client, 'ledger'),
      fixture<StoredItems>('parked-on-the-ledger.json'),
    );
    const lines = new DynamoDbParkedLines(client, {
      ledger,
      parked: await createParkedTable(client, 'parked'),
    });

    expect(await lines.adopt()).toBe(1);
    expect(await lines.head(ZOE)).toMatchObject([
      { key: CREATED, parkedAt: new Date('2026-11-22T12:00:00.000Z'), message: before.messages[0] },
    ]);
  });
});
