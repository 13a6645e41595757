import { type AttributeValue, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbTransactions } from '../../aws/dynamodb-transactions.ts';
import type { Item, ItemValue } from '../../core/inbox/item.ts';
import type { Transactions } from '../../core/inbox/transactions.ts';
import type { PutWrite, Write } from '../../core/inbox/write.ts';
import { COUNT, describeInbox, EVENT, inboxOf } from '../core/inbox/inbox-contract.ts';
import { clientFor, type Dynoxide, startDynoxide } from '../support/dynoxide.ts';

let engine: Dynoxide;
let tables = 0;

beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

describeInbox('DynamoDB', openStore);

describe('inbox on DynamoDB', () => {
  it('finds the event settled by another sandbox that died before it heard of its commit', async () => {
    const store = await openStore();
    const died: Transactions = {
      commit: async (writes) => {
        await store.transactions.commit(writes);
        throw new Error('sandbox gone');
      },
    };
    await expect(inboxOf(died).applyOnce(EVENT, [COUNT])).rejects.toThrow('sandbox gone');

    expect(await inboxOf(store.transactions).applyOnce(EVENT, [COUNT])).toBe('duplicate');
    expect(await store.item('things', 'count')).toEqual({ pk: 'count', n: 1 });
  });

  it('has one winner among the sandboxes that settle the same stale event at once', async () => {
    const store = await openStore();
    const newer: PutWrite = { kind: 'put', table: 'things', item: { pk: 'user', time: '2' } };
    await inboxOf(store.transactions).applyOnce({ ...EVENT, id: 'msg_newer' }, [newer]);
    const absentOnly: Write = { ...newer, condition: { kind: 'absent', attribute: 'pk' } };

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => inboxOf(store.transactions).applyOnce(EVENT, [absentOnly])),
    );

    expect(outcomes.sort()).toEqual([...Array(9).fill('duplicate'), 'stale']);
  });

  it('fails and writes nothing when one of the writes is refused', async () => {
    const store = await openStore();
    const tooLarge: Write = {
      kind: 'put',
      table: 'things',
      item: { pk: 'planted-key', text: 'planted'.repeat(70_000) },
    };

    const attempt = inboxOf(store.transactions).applyOnce(EVENT, [COUNT, tooLarge]);
    const error = await attempt.then(String, String);

    expect(error).toBe('ValidationException: Item size has exceeded the maximum allowed size');
    expect(await store.item('things', 'count')).toBeUndefined();
    expect(await inboxOf(store.transactions).applyOnce(EVENT, [COUNT])).toBe('applied');
  });
});

/** Fresh tables behind their usual names, and a client of their own as each sandbox has. */
async function openStore() {
  tables += 1;
  const suffix = `-${tables}`;
  const client = clientFor(engine.endpoint);
  await engine.createTable(`inbox${suffix}`);
  await engine.createTable(`things${suffix}`);
  const adapter = new DynamoDbTransactions(client);
  const transactions: Transactions = {
    commit: (writes) => adapter.commit(writes.map((write) => ({ ...write, table: write.table + suffix }))),
  };
  const item = async (table: string, pk: string): Promise<Item | undefined> => {
    const found = await client.send(
      new GetItemCommand({ TableName: table + suffix, Key: { pk: { S: pk } } }),
    );
    return found.Item === undefined ? undefined : plain(found.Item);
  };
  return { transactions, item };
}

function plain(item: Record<string, AttributeValue>): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: AttributeValue): ItemValue {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(plainValue);
  if (value.M !== undefined) return plain(value.M);
  return null;
}
