import { batchesBySize } from '../../../../local/cloud/mappings/batches-by-size.ts';

function ids(batches: ReturnType<typeof batchesBySize>) {
  return batches.map((batch) => batch.map(({ MessageId }) => MessageId));
}

describe('batchesBySize', () => {
  const mebibyte = 'x'.repeat(1_048_576);
  const messages = Array.from({ length: 10 }, (_, index) => ({ MessageId: `m${index}`, Body: mebibyte }));

  it('splits ten messages of a mebibyte so that each invocation stays under six megabytes, in their order', () => {
    expect(ids(batchesBySize(messages))).toEqual([
      ['m0', 'm1', 'm2', 'm3', 'm4'],
      ['m5', 'm6', 'm7', 'm8', 'm9'],
    ]);
  });

  it('counts what a body takes once its quotes are escaped', () => {
    const quotes = [
      { MessageId: 'a', Body: '"'.repeat(2_000_000) },
      { MessageId: 'b', Body: '"'.repeat(2_000_000) },
    ];

    expect(ids(batchesBySize(quotes))).toEqual([['a'], ['b']]);
  });

  it('keeps small messages together, and makes no batch of nothing', () => {
    expect(
      ids(
        batchesBySize([
          { MessageId: 'a', Body: '1' },
          { MessageId: 'b', Body: '2' },
        ]),
      ),
    ).toEqual([['a', 'b']]);
    expect(batchesBySize([])).toEqual([]);
  });

  it('hands on a message that is too large by itself', () => {
    expect(ids(batchesBySize([{ MessageId: 'a', Body: 'x'.repeat(100) }], 10))).toEqual([['a']]);
  });
});
