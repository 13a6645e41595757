import type { UpdateWrite, Write } from '../../../core/inbox/write.ts';
import { MemoryTransactions } from '../../../local/testing/memory-transactions.ts';

const update = (change: Partial<UpdateWrite>): UpdateWrite => ({
  kind: 'update',
  table: 'things',
  key: { pk: 'a' },
  ...change,
});

describe('MemoryTransactions', () => {
  // DynamoDB refuses these; the engine of local mode lets them through.
  it.each<[string, Write, string]>([
    ['changes nothing', update({ set: {} }), 'an update in the table things changes nothing'],
    ['changes the key', update({ set: { pk: 'a' } }), 'an update in the table things changes pk'],
    ['removes the key', update({ remove: ['pk'] }), 'an update in the table things changes pk'],
    ['sets and adds to an attribute', update({ set: { n: 1 }, add: { n: 1 } }), 'things changes n twice'],
  ])('refuses an update that %s', async (_, write, message) => {
    await expect(new MemoryTransactions().commit([write])).rejects.toThrow(message);
  });

  it.each<[Write, string]>([
    [
      { kind: 'put', table: 'things', item: { a: 1 } },
      'the partition key pk of the table things is nothing: DynamoDB refuses it; allowed: a text of 1 to 2048 bytes',
    ],
    [
      { kind: 'delete', table: 'others', key: { pk: 'a' } },
      "there is no table others: DynamoDB refuses it; allowed: things, which the context's tables give by the manifest's names",
    ],
    [
      { kind: 'put', table: 'things', item: { pk: 'a', n: 1e126 } },
      'n of the table things comes to the number 1e+126: DynamoDB refuses it; allowed: numbers from 1e-130 to below 1e126 with up to 38 digits',
    ],
  ])('says what it refuses, and what is allowed: %j', async (write, message) => {
    const attempt = new MemoryTransactions({ things: { partitionKey: 'pk' } }).commit([write]);

    await expect(attempt).rejects.toMatchObject({ code: 'refused-write', message });
  });

  it('says which half of a key it misses, and which attributes are too many', async () => {
    const parts = new MemoryTransactions({ parts: { partitionKey: 'thing', sortKey: 'part' } });

    await expect(parts.commit([{ kind: 'put', table: 'parts', item: { thing: 'a' } }])).rejects.toThrow(
      'the sort key part of the table parts is nothing: DynamoDB refuses it; allowed: a text of 1 to 1024 bytes',
    );
    const key = { thing: 'a', part: 'b', n: 1 };
    await expect(parts.commit([{ kind: 'delete', table: 'parts', key }])).rejects.toThrow(
      'the key of an item of the table parts has n besides thing and part: DynamoDB refuses it; allowed: thing and part only',
    );
    const set = { part: 'c' };
    await expect(
      parts.commit([{ kind: 'update', table: 'parts', key: { thing: 'a', part: 'b' }, set }]),
    ).rejects.toThrow('an update in the table parts changes part');
  });

  it('keeps what it was given, whatever becomes of the object', async () => {
    const transactions = new MemoryTransactions();
    const tags = ['one'];
    await transactions.commit([{ kind: 'put', table: 'things', item: { pk: 'a', tags } }]);

    tags.push('two');

    expect(transactions.item('things', 'a')).toEqual({ pk: 'a', tags: ['one'] });
  });
});
