import {
  absent,
  allOf,
  anyOf,
  atMost,
  differsFrom,
  equals,
  notNewerThan,
} from '../../../core/inbox/condition.ts';
import { createInbox, type Inbox } from '../../../core/inbox/inbox.ts';
import type { Item } from '../../../core/inbox/item.ts';
import type { Transactions } from '../../../core/inbox/transactions.ts';
import type { PutWrite, UpdateWrite } from '../../../core/inbox/write.ts';

/** Tables `inbox` and `things` of a store, and a way to look into them. */
export interface InboxStore {
  readonly transactions: Transactions;
  /** The item with this key, or undefined. */
  item(table: 'inbox' | 'things', pk: string): Promise<Item | undefined>;
}

export const EVENT = { source: 'privy/main', id: 'msg_1' } as const;
export const ENTRY_KEY = 'counter#privy/main#msg_1';
const AT = new Date('2026-11-22T10:00:00.000Z');

/** An inbox of the handler `counter` that keeps entries for 30 days, at a fixed time. */
export function inboxOf(transactions: Transactions, at = AT): Inbox {
  return createInbox({ transactions, table: 'inbox', handler: 'counter', retentionDays: 30, now: () => at });
}

/** Counts one up: a write that shows when it is made twice. */
export const COUNT: UpdateWrite = { kind: 'update', table: 'things', key: { pk: 'count' }, add: { n: 1 } };

function snapshot(pk: string, time: string): PutWrite {
  return {
    kind: 'put',
    table: 'things',
    item: { pk, time },
    condition: notNewerThan('time', time),
  };
}

/** What every store must do for the inbox to keep its promise. `open` gives empty tables each time. */
export function describeInbox(name: string, open: () => Promise<InboxStore>): void {
  describe(`inbox on ${name}`, () => {
    it('makes the writes of an event and records it in the inbox', async () => {
      const store = await open();

      const outcome = await inboxOf(store.transactions).applyOnce(EVENT, [COUNT]);

      expect(outcome).toBe('applied');
      expect(await store.item('things', 'count')).toEqual({ pk: 'count', n: 1 });
      expect(await store.item('inbox', ENTRY_KEY)).toEqual({
        pk: 'counter#privy/main#msg_1',
        appliedAt: '2026-11-22T10:00:00.000Z',
        expiresAt: 1797933600,
        outcome: 'applied',
      });
    });

    it('makes the writes of an event only once, however often it comes', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      await inbox.applyOnce(EVENT, [COUNT]);

      expect(await inbox.applyOnce(EVENT, [COUNT])).toBe('duplicate');
      expect(await inbox.applyOnce(EVENT, [])).toBe('duplicate');
      expect(await store.item('things', 'count')).toEqual({ pk: 'count', n: 1 });
    });

    it('tells the events of other ids, sources and handlers apart', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      const other = createInbox({
        transactions: store.transactions,
        table: 'inbox',
        handler: 'other',
        retentionDays: 30,
        now: () => AT,
      });
      await inbox.applyOnce(EVENT, [COUNT]);

      expect(await inbox.applyOnce({ ...EVENT, id: 'msg_2' }, [COUNT])).toBe('applied');
      expect(await inbox.applyOnce({ ...EVENT, source: 'privy/second' }, [COUNT])).toBe('applied');
      expect(await other.applyOnce(EVENT, [COUNT])).toBe('applied');
      expect(await store.item('things', 'count')).toEqual({ pk: 'count', n: 4 });
    });

    it('makes the writes of an event once more for each replay that brings it, however often', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      await inbox.applyOnce(EVENT, [COUNT]);
      const [first, second] = ['r-1', 'r-2'].map((replayid) => ({ ...EVENT, replayid }));

      const outcomes = [];
      for (const event of [first, first, second, first, second, EVENT])
        outcomes.push(await inbox.applyOnce(event ?? EVENT, [COUNT]));

      expect(outcomes).toEqual(['applied', 'duplicate', 'applied', 'duplicate', 'duplicate', 'duplicate']);
      expect(await store.item('things', 'count')).toEqual({ pk: 'count', n: 3 });
      expect(await store.item('inbox', 'counter#r-1#privy/main#msg_1')).toMatchObject({ outcome: 'applied' });
    });

    it('settles a stale event without its writes', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      await inbox.applyOnce({ ...EVENT, id: 'msg_newer' }, [snapshot('user', '2026-11-22T09:00:00.000Z')]);

      const writes = [snapshot('user', '2026-11-22T08:59:59.999Z'), COUNT];

      expect(await inbox.applyOnce(EVENT, writes)).toBe('stale');
      expect(await inbox.applyOnce(EVENT, writes)).toBe('duplicate');
      expect(await store.item('things', 'user')).toEqual({ pk: 'user', time: '2026-11-22T09:00:00.000Z' });
      expect(await store.item('things', 'count')).toBeUndefined();
      expect(await store.item('inbox', ENTRY_KEY)).toMatchObject({ outcome: 'stale' });
    });

    it('says duplicate, not stale, of an event that was applied and then overtaken', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      await inbox.applyOnce(EVENT, [snapshot('user', '2026-11-22T08:00:00.000Z')]);
      await inbox.applyOnce({ ...EVENT, id: 'msg_newer' }, [snapshot('user', '2026-11-22T09:00:00.000Z')]);

      expect(await inbox.applyOnce(EVENT, [snapshot('user', '2026-11-22T08:00:00.000Z')])).toBe('duplicate');
    });

    it('lets the later of two snapshots with the same time win', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      await inbox.applyOnce(EVENT, [snapshot('user', '2026-11-22T09:00:00.000Z')]);

      const same = snapshot('user', '2026-11-22T09:00:00.000Z');
      const second = { ...same, item: { ...same.item, second: true } };

      expect(await inbox.applyOnce({ ...EVENT, id: 'msg_2' }, [second])).toBe('applied');
      expect(await store.item('things', 'user')).toMatchObject({ second: true });
    });

    it('leaves out a stale write that stands alone and makes the others', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      await inbox.applyOnce({ ...EVENT, id: 'msg_newer' }, [snapshot('a', '2026-11-22T09:00:00.000Z')]);

      const writes = [
        { ...snapshot('a', '2026-11-22T08:00:00.000Z'), whenStale: 'skip-write' },
        { ...snapshot('b', '2026-11-22T08:00:00.000Z'), whenStale: 'skip-write' },
      ] as const;

      expect(await inbox.applyOnce(EVENT, writes)).toBe('applied');
      expect(await store.item('things', 'a')).toEqual({ pk: 'a', time: '2026-11-22T09:00:00.000Z' });
      expect(await store.item('things', 'b')).toEqual({ pk: 'b', time: '2026-11-22T08:00:00.000Z' });
    });

    it('leaves out a stale write that stands alone and makes those that do not', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      await inbox.applyOnce({ ...EVENT, id: 'msg_newer' }, [snapshot('a', '2026-11-22T09:00:00.000Z')]);

      const alone = { ...snapshot('a', '2026-11-22T08:00:00.000Z'), whenStale: 'skip-write' } as const;

      expect(await inbox.applyOnce(EVENT, [alone, snapshot('b', '2026-11-22T08:00:00.000Z'), COUNT])).toBe(
        'applied',
      );
      expect(await store.item('things', 'a')).toEqual({ pk: 'a', time: '2026-11-22T09:00:00.000Z' });
      expect(await store.item('things', 'b')).toEqual({ pk: 'b', time: '2026-11-22T08:00:00.000Z' });
      expect(await store.item('things', 'count')).toEqual({ pk: 'count', n: 1 });
    });

    it.each(['first', 'last'])(
      'leaves out the whole event where of two stale writes the %s does not stand alone',
      async (place) => {
        const store = await open();
        const inbox = inboxOf(store.transactions);
        const newer = [snapshot('a', '2026-11-22T09:00:00.000Z'), snapshot('b', '2026-11-22T09:00:00.000Z')];
        await inbox.applyOnce({ ...EVENT, id: 'msg_newer' }, newer);

        const alone = { ...snapshot('a', '2026-11-22T08:00:00.000Z'), whenStale: 'skip-write' } as const;
        const notAlone = snapshot('b', '2026-11-22T08:00:00.000Z');
        const stale = place === 'first' ? [notAlone, alone] : [alone, notAlone];

        expect(await inbox.applyOnce(EVENT, [...stale, COUNT])).toBe('stale');
        expect(await store.item('things', 'a')).toEqual({ pk: 'a', time: '2026-11-22T09:00:00.000Z' });
        expect(await store.item('things', 'b')).toEqual({ pk: 'b', time: '2026-11-22T09:00:00.000Z' });
        expect(await store.item('things', 'count')).toBeUndefined();
        expect(await store.item('inbox', ENTRY_KEY)).toMatchObject({ outcome: 'stale' });
      },
    );

    it('counts an entry as absent from the second after it expired, deleted or not', async () => {
      const store = await open();
      await inboxOf(store.transactions).applyOnce(EVENT, [COUNT]);

      const atExpiry = inboxOf(store.transactions, new Date('2026-12-22T10:00:00.999Z'));
      const afterwards = inboxOf(store.transactions, new Date('2026-12-22T10:00:01.000Z'));

      expect(await atExpiry.applyOnce(EVENT, [COUNT])).toBe('duplicate');
      expect(await afterwards.applyOnce(EVENT, [COUNT])).toBe('applied');
      expect(await afterwards.applyOnce(EVENT, [COUNT])).toBe('duplicate');
      expect(await store.item('things', 'count')).toEqual({ pk: 'count', n: 2 });
    });

    it('sets, adds, removes and deletes', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      const item = { pk: 'x', size: 2, name: 'kept', old: [1, { deep: null }], flag: true };
      await inbox.applyOnce(EVENT, [{ kind: 'put', table: 'things', item }]);

      const key = { pk: 'x' };
      const change = { set: { name: 'Zoë' }, add: { size: -5, fresh: 1.5 }, remove: ['old'] };
      await inbox.applyOnce({ ...EVENT, id: '2' }, [{ kind: 'update', table: 'things', key, ...change }]);

      const changed = { pk: 'x', size: -3, fresh: 1.5, name: 'Zoë', flag: true };
      expect(await store.item('things', 'x')).toEqual(changed);
      const condition = atMost('size', -3);
      const deletion = { kind: 'delete', table: 'things', key, condition } as const;
      expect(await inbox.applyOnce({ ...EVENT, id: '3' }, [deletion])).toBe('applied');
      expect(await inbox.applyOnce({ ...EVENT, id: '4' }, [deletion])).toBe('stale');
      expect(await store.item('things', 'x')).toBeUndefined();
    });

    it('has one winner among 20 attempts at the same event at once', async () => {
      const store = await open();
      const attempts = Array.from({ length: 20 }, () =>
        inboxOf(store.transactions).applyOnce(EVENT, [COUNT]),
      );

      const outcomes = await Promise.all(attempts);

      expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(19);
      expect(await store.item('things', 'count')).toEqual({ pk: 'count', n: 1 });
    });

    it('makes the writes of 20 events at once that change the same item', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      const ids = Array.from({ length: 20 }, (_, index) => `msg_${index}`);

      const outcomes = await Promise.all(ids.map((id) => inbox.applyOnce({ ...EVENT, id }, [COUNT])));

      expect(new Set(outcomes)).toEqual(new Set(['applied']));
      expect(await store.item('things', 'count')).toEqual({ pk: 'count', n: 20 });
    });

    it('creates an item only where there is none', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      const create = { kind: 'put', table: 'things', item: { pk: 'one' }, condition: absent('pk') } as const;

      expect(await inbox.applyOnce(EVENT, [create])).toBe('applied');
      expect(await inbox.applyOnce({ ...EVENT, id: 'msg_2' }, [create])).toBe('stale');
    });

    it('tells apart what is missing, what is the same and what differs', async () => {
      const store = await open();
      const inbox = inboxOf(store.transactions);
      const condition = allOf(differsFrom('closed', true), anyOf(absent('pk'), equals('open', 'yes')));
      const put = (item: Item): PutWrite => ({ kind: 'put', table: 'things', item, condition });

      expect(await inbox.applyOnce(EVENT, [put({ pk: 'x', open: 'yes' })])).toBe('applied');
      expect(
        await inbox.applyOnce({ ...EVENT, id: '2' }, [put({ pk: 'x', open: 'yes', closed: true })]),
      ).toBe('applied');
      expect(await inbox.applyOnce({ ...EVENT, id: '3' }, [put({ pk: 'x' })])).toBe('stale');
      expect(await inbox.applyOnce({ ...EVENT, id: '4' }, [put({ pk: 'y', open: 'no' })])).toBe('applied');
      expect(await inbox.applyOnce({ ...EVENT, id: '5' }, [put({ pk: 'y' })])).toBe('stale');
    });
  });
}
