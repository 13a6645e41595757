import type { Item } from '../../../core/inbox/item.ts';
import type { ItemStore } from '../../../core/inbox/item-store.ts';
import type { ItemMerge, WriteAlongside } from '../../../core/inbox/merge.ts';
import { mergeItems } from '../../../core/inbox/merge-items.ts';
import type { MakeTables, TestTables } from '../../../local/testing/test-tables.ts';

const KEYS = {
  users: { partitionKey: 'pk' },
  found: { partitionKey: 'wallet', sortKey: 'user' },
} as const;

/** What an event says of a user: the wallets that it names are theirs from now on. */
export function hasWallets(user: string, wallets: readonly string[]): ItemMerge {
  return {
    table: 'users',
    key: { pk: user },
    merge: (stored) => {
      const known = (stored?.['wallets'] ?? []) as readonly string[];
      return { item: { wallets: [...new Set([...known, ...wallets])].sort() } };
    },
  };
}

/** The same, with the items by which a user is found. */
export function isFoundBy(user: string, wallets: readonly string[]): ItemMerge {
  const plain = hasWallets(user, wallets);
  return {
    ...plain,
    merge: (stored) => {
      const known = (stored?.['wallets'] ?? []) as readonly string[];
      const writes = wallets
        .filter((wallet) => !known.includes(wallet))
        .map((wallet): WriteAlongside => ({ kind: 'put', table: 'found', item: { wallet, user } }));
      return { item: plain.merge(stored)?.item ?? {}, writes };
    },
  };
}

/** Counts what a store is asked for. */
export function counted(store: ItemStore) {
  const calls = { reads: 0, puts: 0, transactions: 0 };
  const counting: ItemStore = {
    readItem: (address) => {
      calls.reads += 1;
      return store.readItem(address);
    },
    putItem: (write) => {
      calls.puts += 1;
      return store.putItem(write);
    },
    transactions: {
      commit: (writes) => {
        calls.transactions += 1;
        return store.transactions.commit(writes);
      },
    },
  };
  return { store: counting, calls };
}

/** The same store, in which somebody else does something between each of the first reads and what follows it. */
export function disturbed(store: ItemStore, others: readonly (() => Promise<unknown>)[]): ItemStore {
  const left = [...others];
  return {
    ...store,
    readItem: async (address) => {
      const item = await store.readItem(address);
      await left.shift()?.();
      return item;
    },
  };
}

const E1 = { id: 'msg_1' };
const E2 = { id: 'msg_2' };

/** What every store must do for merges to keep their promise. */
export function describeMerges(name: string, makeTables: MakeTables): void {
  describe(`merges on ${name}`, () => {
    let tables: TestTables;
    beforeAll(async () => {
      tables = await makeTables(KEYS);
    });
    beforeEach(() => empty(tables));
    afterAll(() => tables.close());

    it('make an item, with its key and a revision of their own', async () => {
      expect(await mergeItems(tables, E1, [hasWallets('zoe', ['0xa'])])).toEqual({
        outcome: 'applied',
        written: 1,
        mended: 0,
      });

      expect(await tables.items('users')).toEqual([
        { pk: 'zoe', wallets: ['0xa'], mergeRevision: '1#msg_1' },
      ]);
    });

    it('give the stored item to the author without the revision, and keep what they make of it', async () => {
      await mergeItems(tables, E1, [hasWallets('zoe', ['0xb'])]);
      const seen: (Item | undefined)[] = [];
      const merge = (stored: Item | undefined) => {
        seen.push(stored);
        return { item: { ...stored, n: 1 } };
      };

      expect(await mergeItems(tables, E2, [{ table: 'users', key: { pk: 'zoe' }, merge }])).toMatchObject({
        outcome: 'applied',
      });

      expect(seen).toEqual([{ pk: 'zoe', wallets: ['0xb'] }]);
      expect(await tables.items('users')).toEqual([
        { pk: 'zoe', wallets: ['0xb'], n: 1, mergeRevision: '2#msg_2' },
      ]);
    });

    it('make one put of one item that changes by itself, and one read', async () => {
      const { store, calls } = counted(tables);

      await mergeItems(store, E1, [hasWallets('zoe', ['0xa'])]);

      expect(calls).toEqual({ reads: 1, puts: 1, transactions: 0 });
    });

    it('make one transaction of an item and what belongs to it', async () => {
      const { store, calls } = counted(tables);

      await mergeItems(store, E1, [isFoundBy('zoe', ['0xa', '0xb'])]);

      expect(calls).toEqual({ reads: 1, puts: 0, transactions: 1 });
      expect(await tables.items('found')).toEqual([
        { wallet: '0xa', user: 'zoe' },
        { wallet: '0xb', user: 'zoe' },
      ]);
    });

    it('make one transaction of several items, and a put where only one of them changes', async () => {
      const { store, calls } = counted(tables);
      await mergeItems(store, E1, [hasWallets('zoe', ['0xa']), hasWallets('yan', ['0xb'])]);
      expect(calls).toEqual({ reads: 2, puts: 0, transactions: 1 });

      await mergeItems(store, E2, [hasWallets('zoe', ['0xa']), hasWallets('yan', ['0xc'])]);

      expect(calls).toEqual({ reads: 4, puts: 1, transactions: 1 });
      expect(await tables.items('users')).toEqual([
        { pk: 'yan', wallets: ['0xb', '0xc'], mergeRevision: '2#msg_2' },
        { pk: 'zoe', wallets: ['0xa'], mergeRevision: '1#msg_1' },
      ]);
    });

    it('write nothing where nothing changes, what belongs to a change included', async () => {
      await mergeItems(tables, E1, [isFoundBy('zoe', ['0xa'])]);
      const { store, calls } = counted(tables);
      const removal: WriteAlongside = { kind: 'delete', table: 'found', key: { wallet: '0xa', user: 'zoe' } };
      const asBefore: ItemMerge = {
        ...hasWallets('zoe', []),
        merge: (stored) => ({ item: stored ?? {}, writes: [removal] }),
      };

      expect(await mergeItems(store, E1, [asBefore])).toEqual({
        outcome: 'duplicate',
        written: 0,
        mended: 0,
      });
      expect(await mergeItems(store, E2, [asBefore])).toEqual({ outcome: 'stale', written: 0, mended: 0 });

      expect(calls).toEqual({ reads: 2, puts: 0, transactions: 0 });
      expect(await tables.items('found')).toHaveLength(1);
    });

    it('leave an item as it is that the author makes nothing of', async () => {
      const nothing: ItemMerge = { table: 'users', key: { pk: 'zoe' }, merge: () => undefined };
      expect(await mergeItems(tables, E1, [nothing])).toMatchObject({ outcome: 'stale' });
      expect(await tables.items('users')).toEqual([]);

      await mergeItems(tables, E1, [hasWallets('zoe', ['0xa'])]);
      expect(await mergeItems(tables, E2, [nothing])).toMatchObject({ outcome: 'stale' });
      expect(await tables.items('users')).toHaveLength(1);
    });

    it.each<[string, (user: string, wallets: readonly string[]) => ItemMerge, number]>([
      ['a put', hasWallets, 1],
      ['a transaction', isFoundBy, 2],
    ])('merge again into what somebody else made of the item, with %s', async (_, merge, written) => {
      const others = [
        () => mergeItems(tables, E2, [hasWallets('zoe', ['0xb'])]),
        () => mergeItems(tables, { id: 'msg_3' }, [hasWallets('zoe', ['0xc'])]),
      ];

      const result = await mergeItems(disturbed(tables, others), E1, [merge('zoe', ['0xa'])]);

      expect(result).toEqual({ outcome: 'applied', written, mended: 0 });
      expect(await tables.items('users')).toEqual([
        { pk: 'zoe', wallets: ['0xa', '0xb', '0xc'], mergeRevision: '3#msg_1' },
      ]);
    });

    it('merge again where the item that was read was deleted, and another is in its place', async () => {
      await mergeItems(tables, E1, [hasWallets('zoe', ['0xa'])]);
      const others = [
        async () => {
          await tables.transactions.commit([{ kind: 'delete', table: 'users', key: { pk: 'zoe' } }]);
          await mergeItems(tables, E2, [hasWallets('zoe', ['0xb'])]);
        },
      ];

      await mergeItems(disturbed(tables, others), { id: 'msg_3' }, [hasWallets('zoe', ['0xc'])]);

      expect(await tables.items('users')).toEqual([
        { pk: 'zoe', wallets: ['0xb', '0xc'], mergeRevision: '2#msg_3' },
      ]);
    });

    it('merge into an item that was stored by other means', async () => {
      await tables.transactions.commit([
        { kind: 'put', table: 'users', item: { pk: 'zoe', wallets: ['0xa'] } },
      ]);

      await mergeItems(tables, E1, [hasWallets('zoe', ['0xb'])]);

      expect(await tables.items('users')).toEqual([
        { pk: 'zoe', wallets: ['0xa', '0xb'], mergeRevision: '1#msg_1' },
      ]);
    });

    it('do not write over an item that was stored by other means after they found none', async () => {
      const item = { pk: 'zoe', wallets: ['0xa'] };
      const others = [() => tables.transactions.commit([{ kind: 'put', table: 'users', item }])];

      await mergeItems(disturbed(tables, others), E1, [hasWallets('zoe', ['0xb'])]);

      expect(await tables.items('users')).toEqual([
        { pk: 'zoe', wallets: ['0xa', '0xb'], mergeRevision: '1#msg_1' },
      ]);
    });

    it('keep what several events merge into an item at once', async () => {
      const ids = Array.from({ length: 3 }, (_, index) => `0x${index}`);

      const results = await Promise.all(
        ids.map((id) => mergeItems(tables, { id: `msg_${id}` }, [hasWallets('zoe', [id])])),
      );

      expect(results.map(({ outcome }) => outcome)).toEqual(ids.map(() => 'applied'));
      expect(await tables.items('users')).toMatchObject([{ pk: 'zoe', wallets: ids }]);
    });
  });
}

async function empty(tables: TestTables): Promise<void> {
  for (const { pk = '' } of await tables.items('users'))
    await tables.transactions.commit([{ kind: 'delete', table: 'users', key: { pk } }]);
  for (const { wallet = '', user = '' } of await tables.items('found'))
    await tables.transactions.commit([{ kind: 'delete', table: 'found', key: { wallet, user } }]);
}
