import fc from 'fast-check';
import { type ArchivedEvent, byGroupAndReceipt } from '../../../../core/archive/archived-event.ts';
import { EventSorter } from '../../../../core/archive/sorting/event-sorter.ts';
import { FirstReceipts } from '../../../../core/archive/sorting/first-receipts.ts';
import { mergeSorted } from '../../../../core/archive/sorting/merge-sorted.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { MemoryScratch } from '../../../support/memory-scratch.ts';

const text = fc.string({ unit: 'binary', minLength: 1 });
const event = fc
  .record({ id: text, user: fc.option(text, { nil: undefined }), second: fc.nat(59), data: text })
  .map(({ id, user, second, data }) =>
    archivedEvent({
      id,
      ...(user === undefined ? {} : { subject: user }),
      partitionkey: `privy/main#${user}`,
      receivedtime: new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString(),
      data,
    }),
  );

describe('sorting in runs', () => {
  it('gives every event back, byte for byte and in order, however many runs there are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(event, { maxLength: 8 }), { maxLength: 12 }),
        fc.constantFrom(1, 3_000, 10_000_000),
        async (batches, runBytes) => {
          const scratch = new MemoryScratch();
          const sorter = new EventSorter(scratch, byGroupAndReceipt, runBytes);
          for (const batch of batches) await sorter.add(batch);

          const sorted = (await Array.fromAsync(mergeSorted(await sorter.runs(), byGroupAndReceipt))).flat();
          await sorter.remove();

          expect(sorted.map(({ envelope }) => envelope).sort()).toEqual(
            batches.flatMap((batch) => batch.map(({ envelope }) => envelope)).sort(),
          );
          expect(sorted).toEqual([...sorted].sort(byGroupAndReceipt));
          expect(scratch.files).toBe(0);
        },
      ),
    );
  });
});

describe('first receipts', () => {
  it('know of each event the copy that was received first, and give it once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.nat(1_500), second: fc.nat(9) }), { minLength: 2_000, maxLength: 3_000 }),
        (copies) => {
          const receipts = new FirstReceipts();
          const first = new Map<string, string>();
          for (const copy of copies.map(copyOf)) {
            const before = receipts.add(copy);
            expect(before).toBe(first.has(copy.id) ? Date.parse(first.get(copy.id) ?? '') : undefined);
            if (before === undefined || Date.parse(copy.received) < before) first.set(copy.id, copy.received);
          }

          const taken = copies.map(copyOf).filter((copy) => receipts.take(copy));

          expect(new Map(taken.map(({ id, received }) => [id, received]))).toEqual(first);
          expect(taken.length).toBe(first.size);
        },
      ),
      { numRuns: 5, endOnFailure: true },
    );
  });
});

function copyOf({
  id,
  second,
}: {
  id: number;
  second: number;
}): Pick<ArchivedEvent, 'source' | 'id' | 'received'> {
  return { source: 'privy/main', id: `msg_${id}`, received: `2026-11-22T10:00:0${second}.000Z` };
}
