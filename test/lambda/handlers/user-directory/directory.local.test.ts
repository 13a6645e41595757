import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbTransactions } from '../../../../aws/dynamodb-transactions.ts';
import { itemReader } from '../../../../aws/item-reader.ts';
import { itemWriter } from '../../../../aws/item-writer.ts';
import type { Envelope } from '../../../../core/events/envelope.ts';
import type { ItemStore } from '../../../../core/inbox/item-store.ts';
import { type Dynoxide, startDynoxide } from '../../../support/dynoxide.ts';
import { envelope } from '../../../support/envelopes.ts';
import { hostDirectory } from './directory-host.ts';

const user = { id: 'did:privy:zoe', linked_accounts: [{ type: 'email', address: 'zoe@example.test' }] };
const data = { user, toUser: user, fromUser: { id: 'did:privy:old' }, deletedUser: true };
const CREATED = about('privy.user.created', '08:00');
const TRANSFERRED = about('privy.user.transferred_account', '09:00');
const DELETED = about('privy.user.deleted', '10:00');
const LOGIN_AFTER_DELETION = about('privy.user.authenticated', '11:00');

const ORDERS = permutations([CREATED, TRANSFERRED, DELETED, LOGIN_AFTER_DELETION]).map((order) => ({
  order,
  title: order.map(({ type }) => type).join(', '),
}));

let engine: Dynoxide;
let tables = 0;

beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

describe('user directory on DynamoDB', () => {
  it.each(ORDERS)('ends with two tombstones after $title', async ({ order }) => {
    const { store, users, lookUps } = await openTables();
    const { give } = hostDirectory(store);

    for (const event of order) await give(event);

    expect(await users()).toEqual([
      { pk: 'privy/main#did:privy:old', deleted: true, lastEventId: 'privy.user.transferred_account' },
      { pk: 'privy/main#did:privy:zoe', deleted: true, lastEventId: 'privy.user.deleted' },
    ]);
    expect(await lookUps()).toEqual([]);
  });
});

function about(type: string, clock: string): Envelope {
  return envelope({ id: type, type, time: `2026-11-22T${clock}:00.000Z`, data });
}

function permutations<T>(values: readonly T[]): readonly (readonly T[])[] {
  if (values.length < 2) return [values];
  return values.flatMap((value) =>
    permutations(values.filter((other) => other !== value)).map((rest) => [value, ...rest]),
  );
}

async function openTables() {
  tables += 1;
  const suffix = `-${tables}`;
  const users = await engine.createTable(`users${suffix}`);
  const lookUps = await engine.createTable(`look-ups${suffix}`, 'pk', 'sk');
  const named = <Write extends { readonly table: string }>(write: Write) => ({
    ...write,
    table: write.table + suffix,
  });
  const transactions = new DynamoDbTransactions(engine.client);
  const [readItem, putItem] = [itemReader(engine.client), itemWriter(engine.client)];
  const store: ItemStore = {
    transactions: { commit: (writes) => transactions.commit(writes.map(named)) },
    readItem: (address) => readItem(named(address)),
    putItem: (write) => putItem(named(write)),
  };
  return { store, users: () => scan(users), lookUps: () => scan(lookUps) };
}

async function scan(table: string) {
  const { Items = [] } = await engine.client.send(new ScanCommand({ TableName: table }));
  const rows = Items.map(({ pk, deleted, lastEventId }) => ({
    pk: pk?.S ?? '',
    deleted: deleted?.BOOL,
    lastEventId: lastEventId?.S,
  }));
  return rows.sort((a, b) => a.pk.localeCompare(b.pk));
}
