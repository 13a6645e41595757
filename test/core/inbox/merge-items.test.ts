import type { ItemMerge, WriteAlongside } from '../../../core/inbox/merge.ts';
import { mergeItems } from '../../../core/inbox/merge-items.ts';
import { memoryTables } from '../../../local/testing/memory-tables.ts';
import { counted, describeMerges, disturbed, hasWallets } from './merge-contract.ts';

describeMerges('tables in memory', memoryTables);

const EVENT = { id: 'msg_1' };
const open = () => memoryTables({ users: { partitionKey: 'pk' } });

describe('mergeItems', () => {
  it('gives up on an item that somebody else changes after every read', async () => {
    const tables = await open();
    const others = Array.from({ length: 10 }, (_, index) => {
      const id = `msg_other_${index}`;
      return () => mergeItems(tables, { id }, [hasWallets('zoe', [id])]);
    });

    await expect(
      mergeItems(disturbed(tables, others), EVENT, [hasWallets('zoe', ['0xa'])]),
    ).rejects.toMatchObject({ code: 'contended-item' });
    expect(JSON.stringify(await tables.items('users'))).not.toContain('0xa');
  });

  it('finds its own item where the answer to its put was lost and the call repeated', async () => {
    const tables = await open();
    const repeating = {
      ...tables,
      putItem: async (write: Parameters<typeof tables.putItem>[0]) => {
        await tables.putItem(write);
        return tables.putItem(write);
      },
    };

    expect(await mergeItems(repeating, EVENT, [hasWallets('zoe', ['0xa'])])).toMatchObject({
      outcome: 'duplicate',
    });
    expect(await tables.items('users')).toEqual([{ pk: 'zoe', wallets: ['0xa'], mergeRevision: '1#msg_1' }]);
  });

  it('stores texts that are no Unicode with U+FFFD, and knows them again', async () => {
    const { store, calls } = counted(await open());
    const broken: ItemMerge = {
      table: 'users',
      key: { pk: 'zoe\ud83d' },
      merge: () => ({ item: { name: 'Zoe\ud83d', list: ['\ude00'] } }),
    };

    expect(await mergeItems(store, EVENT, [broken])).toEqual({ outcome: 'applied', written: 1, mended: 2 });
    expect(await mergeItems(store, EVENT, [broken])).toEqual({ outcome: 'duplicate', written: 0, mended: 0 });
    expect(await store.readItem({ table: 'users', key: { pk: 'zoe\ufffd' } })).toMatchObject({
      name: 'Zoe\ufffd',
      list: ['\ufffd'],
    });
    expect(calls.puts).toBe(1);
  });

  it('calls an event a duplicate that changed one of its items last, whatever happened to the others', async () => {
    const tables = await open();
    const both = [hasWallets('zoe', ['0xa']), hasWallets('yan', ['0xb'])];
    await mergeItems(tables, EVENT, both);
    await mergeItems(tables, { id: 'msg_2' }, [hasWallets('zoe', ['0xc'])]);

    expect(await mergeItems(tables, EVENT, both)).toMatchObject({ outcome: 'duplicate' });
  });

  it('refuses two merges into one item, however the keys are written', async () => {
    const merge = () => undefined;
    const twice: ItemMerge[] = [
      { table: 'found', key: { wallet: '0xa', user: 'zoe' }, merge },
      { table: 'found', key: { user: 'zoe', wallet: '0xa' }, merge },
    ];

    await expect(mergeItems(await open(), EVENT, twice)).rejects.toThrow(
      'An event has two merges into one item. Merge all that it says of the item in one.',
    );
  });

  it('refuses more writes than a transaction holds', async () => {
    const writes = Array.from(
      { length: 100 },
      (_, index): WriteAlongside => ({ kind: 'put', table: 'users', item: { pk: `${index}` } }),
    );
    const merge: ItemMerge = {
      table: 'users',
      key: { pk: 'zoe' },
      merge: () => ({ item: { n: 1 }, writes }),
    };

    await expect(mergeItems(await open(), EVENT, [merge])).rejects.toThrow(
      'An event may write at most 100 items, the merges of this one write 101',
    );
  });

  it('fails where the author makes an attribute undefined, and says so', async () => {
    const merge: ItemMerge = {
      table: 'users',
      key: { pk: 'zoe' },
      merge: () => ({ item: { n: undefined as unknown as number } }),
    };

    await expect(mergeItems(await open(), EVENT, [merge])).rejects.toThrow('An item cannot hold undefined');
  });

  it('has a key that the author cannot change', async () => {
    const tables = await open();

    await mergeItems(tables, EVENT, [
      { table: 'users', key: { pk: 'zoe' }, merge: () => ({ item: { pk: 'yan', mergeRevision: 'x' } }) },
    ]);

    expect(await tables.items('users')).toEqual([{ pk: 'zoe', mergeRevision: '1#msg_1' }]);
  });
});
