import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { DynamoDbQuarantine } from '../../aws/dynamodb-quarantine.ts';
import { DynamoDbTransactions } from '../../aws/dynamodb-transactions.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import { inboxEntryWrite } from '../../core/inbox/inbox-entry.ts';
import { type AdmittedEvent, admit } from '../../core/intake/admit.ts';
import type { ParkedEvent } from '../../core/parked/parked-lines.ts';
import { positionAt } from '../../core/parked/position.ts';
import { type ProviderName, providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { KeptEvent } from '../../core/quarantine/quarantine.ts';
import { createLedgerTable, createParkedTable, createQuarantineTable } from '../support/create-tables.ts';
import type { Dynoxide } from '../support/dynoxide.ts';

/** Items of a table as DynamoDB's JSON has them, bytes in base64, in the order of their keys. */
export type StoredItems = readonly Readonly<Record<string, unknown>>[];

/** What a version leaves in a stage, and what is on its way: the messages in the queues, and the items of each table. */
export interface StoredState {
  /** The messages of the two events. */
  readonly messages: readonly unknown[];
  readonly ledger: StoredItems;
  readonly parked: StoredItems;
  readonly inbox: StoredItems;
  readonly quarantine: StoredItems;
}

export const NOON = new Date('2026-11-26T12:00:00.000Z');
export const HANDLER = 'crm-contact';
const LATER = new Date(NOON.getTime() + 60_000);
const KEY = Buffer.from('an example key that signs a body');
const FAILURE = { code: 'crm-busy', frames: ['at handle (handle.ts:12:11)'], permanent: false };

const DELIVERIES = [
  {
    provider: 'privy',
    id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
    body: '{"type":"user.created","user":{"id":"did:privy:zoe","created_at":1795694400,"linked_accounts":[{"type":"custom_auth","custom_user_id":"Zoë"}]}}',
  },
  {
    provider: 'dynamic',
    id: '',
    body: '{"messageId":"m-1","eventId":"e-1","eventName":"user.updated","userId":"u-1","environmentId":"env","environmentName":"live","timestamp":"2026-11-26T11:59:58.000Z","webhookId":"w-1","data":{"id":"u-1"}}',
  },
] as const;

/**
 * Has this version's own code do everything that lasts longer than a deployment. It has no random value and no clock, and was run on
 * the version before as it stands here: what that wrote is `version-before.json`.
 */
export async function writeState({
  client,
  createTable,
}: Pick<Dynoxide, 'client' | 'createTable'>): Promise<StoredState> {
  const tables = {
    ledger: await createLedgerTable(client, 'ledger'),
    parked: await createParkedTable(client, 'parked'),
    quarantine: await createQuarantineTable(client, 'quarantine'),
  };
  await createTable('inbox');
  const [privy, dynamic] = DELIVERIES.map(admitted) as [AdmittedEvent, AdmittedEvent];
  await writeLedger(new DynamoDbLedger(client, tables.ledger), privy, dynamic);
  await park(new DynamoDbParkedLines(client, tables), [privy, dynamic]);
  await settle(client, privy);
  await quarantine(new DynamoDbQuarantine(client, { table: tables.quarantine, handler: HANDLER }), privy);
  return {
    messages: [privy.message, dynamic.message],
    ledger: await itemsOf(client, tables.ledger),
    parked: await itemsOf(client, tables.parked),
    inbox: await itemsOf(client, 'inbox'),
    quarantine: await itemsOf(client, tables.quarantine),
  };
}

/** One event is claimed, the other one published. */
async function writeLedger(ledger: DynamoDbLedger, one: AdmittedEvent, other: AdmittedEvent): Promise<void> {
  await ledger.claim(one.entry, NOON);
  await ledger.claim(other.entry, NOON);
  await ledger.markPublished(other.entry, LATER);
}

/** The flag is open, the first event is in line, and the topic refused the second. */
async function park(lines: DynamoDbParkedLines, events: readonly AdmittedEvent[]): Promise<void> {
  await lines.openFlag(await lines.flag());
  const parked = events.map(
    ({ entry, message }): ParkedEvent => ({
      groupId: entry.groupId,
      position: positionAt(NOON, entry.key),
      key: entry.key,
      type: entry.type,
      parkedAt: NOON,
      retainUntil: entry.expiresAt,
      message,
    }),
  );
  for (const event of parked) await lines.join(event);
  const [, refused] = parked;
  if (refused !== undefined) await lines.setAside(refused, 'InvalidParameter', LATER);
}

/** The handler has applied the first event. */
async function settle(client: DynamoDBClient, { entry }: AdmittedEvent): Promise<void> {
  const [source, eventId = ''] = entry.key.split('#');
  const key = { handler: HANDLER, source: source as SourceName, eventId };
  const times = { at: NOON, expiresAt: entry.expiresAt };
  await new DynamoDbTransactions(client).commit([
    inboxEntryWrite({ table: 'inbox', key, ...times, outcome: 'applied' }),
  ]);
}

/** The event was given up on, another one stands behind it, and a third was dropped. */
async function quarantine(store: DynamoDbQuarantine, { entry, message }: AdmittedEvent): Promise<void> {
  const kept = (number: number): KeptEvent => ({
    groupId: entry.groupId,
    sequence: String(number).padStart(20, '0'),
    messageId: `message-${number}`,
    body: message.body,
    keptAt: NOON,
    attempts: number === 1 ? 7 : 0,
    ...(number === 1 ? { failure: FAILURE } : {}),
  });
  await store.ask(NOON);
  await store.answer({ groupId: 'privy/main#did:privy:bob', at: LATER }, NOON);
  await store.noteTrouble(entry.groupId, {
    messageId: 'message-1',
    attempts: 7,
    failedAt: NOON,
    seen: { 'message-1': 7 },
  });
  await store.open(kept(1), { at: NOON, fuse: 50 });
  for (const number of [2, 3]) {
    const gate = (await store.look()).gates.get(entry.groupId);
    if (gate !== undefined) await store.join(kept(number), gate);
  }
  await store.drop(kept(3), { at: LATER, reason: 'of no use' });
}

function admitted({ provider: name, id, body }: (typeof DELIVERIES)[number]): AdmittedEvent {
  const provider: Provider = providers[name as ProviderName];
  const bytes = Buffer.from(body);
  const signed = provider.sign(bytes, { secret: provider.makeSecret(KEY), id, at: NOON });
  const headers = new Map(Object.entries(signed).map(([header, value]) => [header, [value]]));
  const source = { name: `${name}/main` as SourceName, environment: 'production' };
  const admission = admit({ headers, body: bytes }, { source, receivedAt: NOON, retentionDays: 100 });
  if (!admission.ok) throw new Error(`the intake does not admit ${body}`);
  return admission.admitted;
}

async function itemsOf(client: DynamoDBClient, table: string): Promise<StoredItems> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  return Items.map(asJson).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** Attributes by their names, bytes as base64. */
function asJson(item: Readonly<Record<string, AttributeValue>>): Record<string, unknown> {
  const names = Object.keys(item).sort();
  return Object.fromEntries(
    names.map((name) => {
      const { B: bytes, ...value } = item[name] as { readonly B?: Uint8Array };
      return [name, bytes === undefined ? value : { B: Buffer.from(bytes).toString('base64') }];
    }),
  );
}
