import { defineHandler, type HandleOf } from 'wallet-webhooks/handler';
import { buildEvent, checkEveryOrder } from 'wallet-webhooks/testing';

const manifest = defineHandler({
  name: 'greeter',
  entry: new URL('./greeter.ts', import.meta.url),
  description: 'Greets new users.',
  events: ['privy.user.*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    users: { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', writes: ['put', 'update'], reads: true },
  },
});
type Greet = HandleOf<typeof manifest>;

const about = (id: string, hour: string) =>
  buildEvent('privy.user.authenticated', { id, time: `2026-11-22T${hour}:00:00.000Z` });
const FIRST = about('msg_1', '08');
const SECOND = about('msg_2', '09');
const THIRD = about('msg_3', '10');

describe('checkEveryOrder', () => {
  it('gives what the tables hold where order and repeats make no difference', async () => {
    const handle: Greet = (event, { mergeItems, tables }) => {
      const merge = (stored: { readonly first?: unknown } = {}) => ({
        item: { first: [event.time, String(stored.first ?? event.time)].sort()[0] ?? '' },
      });
      return mergeItems([{ table: tables.users, key: { pk: 'all' }, merge }]);
    };

    expect(await checkEveryOrder({ manifest, handle }, [SECOND, THIRD, FIRST])).toEqual({
      users: [{ pk: 'all', first: '2026-11-22T08:00:00.000Z' }],
    });
  });

  it('notices a handler that lets the last arrival win, and says after which order', async () => {
    const handle: Greet = (event, { applyOnce, tables }) =>
      applyOnce([{ kind: 'put', table: tables.users, item: { pk: 'all', last: event.id } }]);

    await expect(checkEveryOrder({ manifest, handle }, [FIRST, SECOND])).rejects.toMatchObject({
      code: 'order-matters',
      message:
        "the handler's tables are not the same after [msg_1, msg_2] and after [msg_2, msg_2, msg_1, msg_1]",
    });
  });

  it('notices a handler that counts a repeated event again', async () => {
    const handle: Greet = (_event, { mergeItems, tables }) => {
      const merge = (stored: { readonly n?: unknown } = {}) => ({ item: { n: Number(stored.n ?? 0) + 1 } });
      return mergeItems([{ table: tables.users, key: { pk: 'all' }, merge }]);
    };

    await expect(checkEveryOrder({ manifest, handle }, [FIRST])).rejects.toMatchObject({
      code: 'order-matters',
    });
  });

  it('fails with the event that fails', async () => {
    const cause = new Error('no greeting');
    const handle: Greet = () => Promise.reject(cause);

    await expect(checkEveryOrder({ manifest, handle }, [FIRST])).rejects.toMatchObject({
      message: 'the event msg_1 failed',
      cause,
    });
  });

  it('refuses more events than can be ordered', async () => {
    const events = Array.from({ length: 7 }, () => FIRST);

    await expect(checkEveryOrder({ manifest, handle: async () => 'ignored' }, events)).rejects.toThrow(
      '7 events have too many orders; allowed: up to 6',
    );
  });
});
