import { equals } from '../../../core/inbox/condition.ts';
import { createInbox } from '../../../core/inbox/inbox.ts';
import { type Effects, effectsOf } from '../../../lambda/handler-kit/item-effects.ts';
import { memoryTables } from '../../../local/testing/memory-tables.ts';
import { envelope } from '../../support/envelopes.ts';

const EVENT = envelope({ id: 'msg_1' });

async function host() {
  const store = await memoryTables({ users: { partitionKey: 'pk' }, inbox: { partitionKey: 'pk' } });
  const inbox = createInbox({
    transactions: store.transactions,
    table: 'inbox',
    handler: 'test',
    retentionDays: 30,
    now: () => new Date('2026-11-22T10:00:00.000Z'),
  });
  const mended: number[] = [];
  const written: number[] = [];
  const effects = () =>
    effectsOf(EVENT, {
      inbox,
      store,
      onMended: (texts) => mended.push(texts),
      onWritten: (items) => written.push(items),
    });
  return { effects, mended, written, items: () => store.items('users') };
}

const PUT = { table: 'users', item: { pk: 'zoe', name: 'Zoe\ud83d' } };
const CALLS: Readonly<Record<keyof Effects, (effects: Effects) => Promise<unknown>>> = {
  applyOnce: ({ applyOnce }) => applyOnce([{ kind: 'put', ...PUT }]),
  applyIfNewer: ({ applyIfNewer }) => applyIfNewer(PUT),
  mergeItems: ({ mergeItems }) =>
    mergeItems([{ table: 'users', key: { pk: 'zoe' }, merge: () => ({ item: PUT.item }) }]),
};
const NAMES = Object.keys(CALLS) as (keyof Effects)[];

describe('the effects of an event', () => {
  it.each(NAMES)(
    'are made by %s, without an inbox entry but for applyOnce, and a second time by none',
    async (name) => {
      const { effects, items } = await host();

      expect(await CALLS[name](effects())).toBe('applied');
      expect(await CALLS[name](effects())).toBe('duplicate');
      expect(await items()).toMatchObject([{ pk: 'zoe', name: 'Zoe\ufffd' }]);
    },
  );

  it.each(NAMES)('count the texts that %s mends, once', async (name) => {
    const { effects, mended } = await host();

    await CALLS[name](effects());

    expect(mended).toEqual([1]);
  });

  it.each(NAMES)('count what %s writes, and nothing of an event that was there before', async (name) => {
    const { effects, written } = await host();

    await CALLS[name](effects());
    await CALLS[name](effects());

    expect(written.filter((items) => items > 0)).toEqual([1]);
  });

  it('count every write of a transaction, but none that is left out as stale, and not the entry', async () => {
    const { effects, written } = await host();
    const put = (pk: string) => ({ kind: 'put' as const, table: 'users', item: { pk } });
    const stale = { ...put('zoe'), condition: equals('pk', 'zoe'), whenStale: 'skip-write' as const };

    await effects().applyOnce([put('a'), put('b'), stale]);

    expect(written).toEqual([2]);
  });

  it.each(NAMES.flatMap((first) => NAMES.map((second) => ({ first, second }))))(
    'are not made by $second after $first',
    async ({ first, second }) => {
      const { effects } = await host();
      const ofOneEvent = effects();
      await CALLS[first](ofOneEvent);

      await expect(CALLS[second](ofOneEvent)).rejects.toMatchObject({
        code: 'applied-twice',
        message:
          `handle called ${first === second ? `${first} a second time` : `${second} after ${first}`} for one event. ` +
          'Give one of them, in one call, all that the event writes.',
      });
    },
  );
});
