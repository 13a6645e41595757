import { notNewerThan } from '../../../core/inbox/condition.ts';
import type { CommitResult, Transactions } from '../../../core/inbox/transactions.ts';
import type { Write } from '../../../core/inbox/write.ts';
import { MemoryTransactions } from '../../support/memory-transactions.ts';
import { COUNT, describeInbox, ENTRY_KEY, EVENT, inboxOf } from './inbox-contract.ts';

describeInbox('memory', async () => {
  const transactions = new MemoryTransactions();
  return { transactions, item: async (table, pk) => transactions.item(table, pk) };
});

describe('applyOnce', () => {
  it('commits the entry first and then the writes in their order', async () => {
    const { transactions, committed } = scripted([{ committed: true }]);
    const second = { kind: 'delete', table: 'things', key: { pk: 'b' } } as const;

    await inboxOf(transactions).applyOnce(EVENT, [COUNT, second]);

    expect(committed).toEqual([
      [
        {
          kind: 'put',
          table: 'inbox',
          item: {
            pk: 'counter#privy/main#msg_1',
            expiresAt: 1797933600,
            appliedAt: '2026-11-22T10:00:00.000Z',
            outcome: 'applied',
          },
          condition: {
            kind: 'any',
            of: [
              { kind: 'absent', attribute: 'pk' },
              { kind: 'compared', attribute: 'expiresAt', is: '<', value: 1795341600 },
            ],
          },
        },
        { kind: 'update', table: 'things', key: { pk: 'count' }, add: { n: 1 } },
        { kind: 'delete', table: 'things', key: { pk: 'b' } },
      ],
    ]);
  });

  it('says duplicate where the entry failed, whatever else failed with it', async () => {
    const { transactions, committed } = scripted([{ committed: false, failed: [0, 1] }]);

    expect(await inboxOf(transactions).applyOnce(EVENT, [COUNT])).toBe('duplicate');
    expect(committed).toHaveLength(1);
  });

  it('says duplicate where another attempt settles the event between the stale finding and its record', async () => {
    const { transactions, committed } = scripted([
      { committed: false, failed: [1] },
      { committed: false, failed: [0] },
    ]);

    expect(await inboxOf(transactions).applyOnce(EVENT, [COUNT])).toBe('duplicate');
    expect(committed[1]).toHaveLength(1);
  });

  it('says stale where every write that stands alone turns out stale, one after the other', async () => {
    const alone = (pk: string): Write => ({
      kind: 'put',
      table: 'things',
      item: { pk },
      condition: notNewerThan('time', '2026-11-22T08:00:00.000Z'),
      whenStale: 'skip-write',
    });
    const { transactions, committed } = scripted([
      { committed: false, failed: [2] },
      { committed: false, failed: [1] },
      { committed: true },
    ]);

    expect(await inboxOf(transactions).applyOnce(EVENT, [alone('a'), alone('b')])).toBe('stale');
    expect(committed.map((writes) => writes.length)).toEqual([3, 2, 1]);
    expect(committed[2]?.[0]).toMatchObject({ item: { outcome: 'stale' } });
  });

  it('applies an event that writes nothing, so that it is settled', async () => {
    const transactions = new MemoryTransactions();

    expect(await inboxOf(transactions).applyOnce(EVENT, [])).toBe('applied');
    expect(transactions.item('inbox', ENTRY_KEY)).toMatchObject({ outcome: 'applied' });
  });

  it('takes up to 99 writes and refuses one more before it writes anything', async () => {
    const transactions = new MemoryTransactions();
    const writes = Array.from(
      { length: 100 },
      (_, index): Write => ({
        kind: 'put',
        table: 'things',
        item: { pk: `${index}` },
      }),
    );

    await expect(inboxOf(transactions).applyOnce(EVENT, writes)).rejects.toThrow(
      'An event may write at most 99 items, this one writes 100: a transaction holds 100 and one is the inbox entry. ' +
        'Write fewer items per event.',
    );
    expect(transactions.table('things')).toEqual([]);
    expect(await inboxOf(transactions).applyOnce(EVENT, writes.slice(1))).toBe('applied');
    expect(transactions.table('things')).toHaveLength(99);
  });

  it('applies an event again whose first attempt failed before the commit', async () => {
    const memory = new MemoryTransactions();
    const lost = { commit: async () => Promise.reject(new Error('connection refused')) };

    await expect(inboxOf(lost).applyOnce(EVENT, [COUNT])).rejects.toThrow('connection refused');

    expect(await inboxOf(memory).applyOnce(EVENT, [COUNT])).toBe('applied');
  });

  it('finds the event settled when its first attempt failed after the commit', async () => {
    const memory = new MemoryTransactions();
    const answerLost: Transactions = {
      commit: async (writes) => {
        await memory.commit(writes);
        throw new Error('connection reset');
      },
    };

    await expect(inboxOf(answerLost).applyOnce(EVENT, [COUNT])).rejects.toThrow('connection reset');

    expect(await inboxOf(memory).applyOnce(EVENT, [COUNT])).toBe('duplicate');
    expect(memory.item('things', 'count')).toEqual({ pk: 'count', n: 1 });
  });

  it('fails rather than turn for ever when a store names no write that failed', async () => {
    const { transactions } = scripted([{ committed: false, failed: [] }]);

    await expect(inboxOf(transactions).applyOnce(EVENT, [COUNT])).rejects.toThrow(RangeError);
  });
});

/** A store that answers from a list, and keeps what it was asked to commit. */
function scripted(answers: readonly CommitResult[]) {
  const committed: (readonly Write[])[] = [];
  const transactions: Transactions = {
    commit: async (writes) => {
      const answer = answers[committed.push(writes) - 1];
      if (answer === undefined) throw new Error('no more answers');
      return answer;
    },
  };
  return { transactions, committed };
}
