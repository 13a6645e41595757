import { type Condition, equals, lessThan } from '../../../core/inbox/condition.ts';
import type { Item, ItemValue } from '../../../core/inbox/item.ts';
import type { PutWrite, UpdateWrite, Write } from '../../../core/inbox/write.ts';
import { localTables } from '../../../local/testing/local-tables.ts';
import { memoryTables } from '../../../local/testing/memory-tables.ts';
import type { TestTables } from '../../../local/testing/test-tables.ts';

const KEYS = {
  things: { partitionKey: 'pk' },
  parts: { partitionKey: 'thing', sortKey: 'part' },
};
const STORED = {
  pk: 'stored',
  text: 'abc',
  none: null,
  tenth: 0.1,
  large: 2 ** 53,
  most: 9e125,
  list: [1, { deep: 'x' }],
  object: { a: 1, b: [true] },
  flag: true,
  last: '\uFFFD',
} as const;

let memory: TestTables;
let engine: TestTables;

beforeAll(async () => {
  [memory, engine] = await Promise.all([memoryTables(KEYS), localTables(KEYS)]);
});
afterAll(() => Promise.all([memory.close(), engine.close()]));

const put = (item: unknown): PutWrite => ({ kind: 'put', table: 'things', item: item as Item });
const update = (change: Partial<UpdateWrite>): UpdateWrite => ({
  kind: 'update',
  table: 'things',
  key: { pk: 'stored' },
  ...change,
});

/** What became of writes to a table with one item in it, and of the item. */
async function outcomeOf({ transactions, items }: TestTables, writes: readonly Write[]) {
  const others = (await items('things')).filter(({ pk }) => pk !== STORED.pk);
  const cleared = others.map(({ pk = '' }): Write => ({ kind: 'delete', table: 'things', key: { pk } }));
  await transactions.commit([...cleared, put(STORED)]);
  const result = await transactions.commit(writes).catch(() => 'refused' as const);
  return { result, items: await items('things') };
}

async function bothOutcomes(...writes: readonly Write[]) {
  const inMemory = await outcomeOf(memory, writes);
  expect(inMemory).toEqual(await outcomeOf(engine, writes));
  return inMemory;
}

/** A list in a list and so on, with a number in the innermost. */
function nested(levels: number): ItemValue {
  return Array.from({ length: levels }).reduce<ItemValue>((value) => [value], 1);
}

/** An item that has so many bytes with its other attributes, which have `others` of them. */
function itemOfBytes(bytes: number, others: Item, othersBytes: number): PutWrite {
  return put({ pk: 's', a: 'x'.repeat(bytes - 'pksa'.length - othersBytes), ...others });
}

describe('tables in memory', () => {
  it.each<[string, Write]>([
    ['a put without the partition key', put({ a: 1 })],
    ['an empty partition key', put({ pk: '' })],
    ['a partition key that is a number', put({ pk: 5 })],
    ['a partition key of more than 2048 bytes', put({ pk: `${'k'.repeat(2_047)}é` })],
    ['an update without a key', update({ key: {}, set: { a: 1 } })],
    ['an update of an empty key', update({ key: { pk: '' }, set: { a: 1 } })],
    ['an update with more than the key', update({ key: { pk: 'a', b: '1' }, set: { a: 1 } })],
    ['a deletion with more than the key', { kind: 'delete', table: 'things', key: { pk: 'a', b: '1' } }],
    ['a table that is not there', { ...put({ pk: 'a' }), table: 'others' }],
    ['a number that is too large', put({ pk: 'a', n: 1e126 })],
    ['a number that is too small', put({ pk: 'a', n: 1e-131 })],
    ['a number that is none', put({ pk: 'a', n: Number.NaN })],
    ['undefined', put({ pk: 'a', n: undefined })],
    ['undefined in an object', put({ pk: 'a', o: { n: undefined } })],
    ['undefined in a list', put({ pk: 'a', l: [undefined] })],
    ['undefined in an update', update({ set: { a: undefined as unknown as string } })],
    ['a bigint', put({ pk: 'a', n: 10n })],
    ['a function', put({ pk: 'a', f: () => 1 })],
    [
      'a condition on undefined',
      update({ set: { a: 1 }, condition: equals('a', undefined as unknown as string) }),
    ],
    ['any of no conditions', update({ set: { a: 1 }, condition: { kind: 'any', of: [] } })],
    ['all of no conditions', update({ set: { a: 1 }, condition: { kind: 'all', of: [] } })],
    ['32 lists in each other', put({ pk: 'a', l: nested(32) })],
    ['an addition to a text', update({ add: { text: 1 } })],
    ['an addition to null', update({ add: { none: 1 } })],
    ['an addition of a text', update({ add: { n: 'x' as unknown as number } })],
    ['a sum that is too large', update({ add: { most: 9e125 } })],
    ['a sum of more than 38 digits', update({ add: { tenth: 1e38 } })],
    ['an update that makes the item too large', update({ set: { a: 'x'.repeat(409_600) } })],
  ])('refuse %s, as DynamoDB does', async (_, write) => {
    const { result, items } = await bothOutcomes(write);

    expect(result).toBe('refused');
    expect(items).toEqual([STORED]);
  });

  it.each<[string, Write]>([
    ['a partition key of 2048 bytes', put({ pk: 'k'.repeat(2_048) })],
    ['an empty text and an empty list', put({ pk: 'a', text: '', list: [], object: {} })],
    ['31 lists in each other', put({ pk: 'a', l: nested(31) })],
    [
      'numbers of all kinds',
      put({ pk: 'a', n: [0.1 + 0.2, 1e21, 2 ** 53, -0, 1.5e-7, 9.9e125, 1e-130, -12.5] }),
    ],
    ['a date, of which nothing is left', put({ pk: 'a', at: new Date(0) })],
    ['a decimal sum without a rest', update({ add: { tenth: 0.2 } })],
    ['a sum to zero', update({ add: { tenth: -0.1, fresh: 5 } })],
  ])('store %s as DynamoDB does', async (_, write) => {
    const { result } = await bothOutcomes(write);

    expect(result).toEqual({ committed: true });
  });

  it('add to large numbers without losing what JavaScript cannot hold', async () => {
    const one = update({ add: { large: 1 } });
    for (const tables of [memory, engine]) {
      await outcomeOf(tables, [one]);
      await tables.transactions.commit([one]);
      expect(await tables.readItem({ table: 'things', key: { pk: 'stored' } })).toMatchObject({
        large: 9_007_199_254_740_994,
      });
    }
  });

  it.each<[string, Condition, boolean]>([
    ['the same object', equals('object', { b: [true], a: 1 }), true],
    ['another object', equals('object', { a: 1 }), false],
    ['a list that differs', { kind: 'compared', attribute: 'list', is: '<>', value: [1] }, true],
    ['the same list', { kind: 'compared', attribute: 'list', is: '<>', value: [1, { deep: 'x' }] }, false],
    ['a text before one with a character beyond 16 bits', lessThan('last', '\u{1F600}'), true],
    ['a text and a number', lessThan('text', 5), false],
    ['true and true', { kind: 'compared', attribute: 'flag', is: '<=', value: true }, false],
    ['null and null', equals('none', null), true],
    ['a number and itself', { kind: 'compared', attribute: 'tenth', is: '<=', value: 0.1 }, true],
    ['a number and a larger one', lessThan('tenth', 0.2), true],
  ])('compare %s as DynamoDB does', async (_, condition, holds) => {
    const { result } = await bothOutcomes(update({ set: { z: 1 }, condition }));

    expect(result).toEqual(holds ? { committed: true } : { committed: false, failed: [0] });
  });

  it.each<[string, Item, number]>([
    ['texts', { u: 'é' }, 3],
    ['a number', { n: 123 }, 4],
    ['a number with a fraction', { n: 1.5 }, 4],
    ['a number below one', { n: 0.30000000000000004 }, 11],
    ['a negative number', { n: -1 }, 4],
    ['round numbers', { n: 1_000, z: 0 }, 5],
    ['true and null', { t: true, n: null }, 4],
    ['a list and an object', { l: [{ a: 1 }], m: {} }, 16],
  ])('count the bytes of an item with %s as DynamoDB does', async (_, others, bytes) => {
    const fits = await bothOutcomes(itemOfBytes(409_600, others, bytes));
    const tooLarge = await bothOutcomes(itemOfBytes(409_601, others, bytes));

    expect([fits.result, tooLarge.result]).toEqual([{ committed: true }, 'refused']);
  });

  it('refuse what is wrong with a transaction as a whole, as DynamoDB does', async () => {
    const many = (count: number, text: string) =>
      Array.from({ length: count }, (_, index) => put({ pk: `${index}`, text }));

    for (const writes of [
      [],
      many(101, ''),
      many(11, 'x'.repeat(390_000)),
      [put(STORED), update({ add: { n: 1 } })],
    ])
      expect((await bothOutcomes(...writes)).result).toBe('refused');
  });

  it('name a condition that fails before a sum that is refused', async () => {
    const absent = { kind: 'absent', attribute: 'pk' } as const;
    const wrongSum = update({ add: { text: 1 }, condition: absent });

    expect((await bothOutcomes(wrongSum)).result).toEqual({ committed: false, failed: [0] });
  });

  it.each<[string, unknown]>([
    ['no key', {}],
    ['an empty key', { pk: '' }],
    ['a number as key', { pk: 5 }],
    ['more than the key', { pk: 'stored', b: '1' }],
  ])('refuse to read by %s, as DynamoDB does', async (_, key) => {
    for (const tables of [memory, engine])
      await expect(tables.readItem({ table: 'things', key: key as Item })).rejects.toThrow();
  });
});

describe('a table with a sort key, in memory', () => {
  const part = (key: unknown, rest: Item = {}): PutWrite => ({
    kind: 'put',
    table: 'parts',
    item: { ...(key as Item), ...rest },
  });

  it('keeps items apart by both keys, and in their order, as DynamoDB does', async () => {
    for (const tables of [memory, engine]) {
      await tables.transactions.commit([
        part({ thing: 'a', part: '2' }, { n: 2 }),
        part({ thing: 'a', part: '10' }, { n: 10 }),
        part({ thing: 'a!', part: '1' }, { n: 1 }),
      ]);
      await tables.transactions.commit([
        part({ thing: 'a', part: '2' }, { n: 3 }),
        { kind: 'delete', table: 'parts', key: { thing: 'a!', part: '1' } },
      ]);

      expect(await tables.items('parts')).toEqual([
        { thing: 'a', part: '10', n: 10 },
        { thing: 'a', part: '2', n: 3 },
      ]);
      expect(await tables.readItem({ table: 'parts', key: { thing: 'a', part: '10' } })).toEqual({
        thing: 'a',
        part: '10',
        n: 10,
      });
    }
  });

  it.each<[string, Write]>([
    ['a put without the sort key', part({ thing: 'a' })],
    ['an empty sort key', part({ thing: 'a', part: '' })],
    ['a sort key that is a number', part({ thing: 'a', part: 1 })],
    ['a sort key of more than 1024 bytes', part({ thing: 'a', part: `${'k'.repeat(1_023)}é` })],
    ['an update by half a key', { kind: 'update', table: 'parts', key: { thing: 'a' }, set: { n: 1 } }],
    ['a deletion by half a key', { kind: 'delete', table: 'parts', key: { thing: 'a' } }],
  ])('refuses %s, as DynamoDB does', async (_, write) => {
    for (const tables of [memory, engine])
      await expect(tables.transactions.commit([write])).rejects.toThrow();
  });

  it('takes a sort key of 1024 bytes, as DynamoDB does', async () => {
    for (const tables of [memory, engine])
      expect(await tables.transactions.commit([part({ thing: 'a', part: 'k'.repeat(1_024) })])).toEqual({
        committed: true,
      });
  });

  it('is not read by half a key', async () => {
    for (const tables of [memory, engine])
      await expect(tables.readItem({ table: 'parts', key: { thing: 'a' } })).rejects.toThrow();
  });
});
