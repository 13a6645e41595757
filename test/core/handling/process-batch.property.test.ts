import fc from 'fast-check';
import type { BatchRecord, Verdict } from '../../../core/handling/process-batch.ts';
import { processBatch } from '../../../core/handling/process-batch.ts';

interface PlannedRecord extends BatchRecord {
  readonly outcome: 'applied' | 'duplicate' | 'stale' | 'ignored' | 'failed' | 'throws';
}

const outcome = fc.constantFrom(
  ...(['applied', 'applied', 'applied', 'duplicate', 'stale', 'ignored', 'failed', 'throws'] as const),
);
const batch = fc
  .array(fc.record({ groupId: fc.constantFrom('a', 'b', 'c', 'd'), outcome }), { maxLength: 10 })
  .map((records) => records.map((record, index): PlannedRecord => ({ messageId: `m${index}`, ...record })));

describe('processBatch, for any batch, failures and order in which attempts end', () => {
  it('keeps each group in order, attempts nothing behind a failure, and gives each message one verdict', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), batch, async (scheduler, records) => {
        const running = new Set<string>();
        const attempted: PlannedRecord[] = [];
        const attempt = async (record: PlannedRecord) => {
          expect(running.has(record.groupId)).toBe(false);
          running.add(record.groupId);
          attempted.push(record);
          await scheduler.schedule(Promise.resolve());
          running.delete(record.groupId);
          if (record.outcome === 'throws') throw new Error('poison');
          return { verdict: record.outcome };
        };

        const done = processBatch(records, { attempt, deadline: new AbortController().signal });
        await scheduler.waitFor(done);

        const verdicts = [...(await done).values()].map(({ verdict }) => verdict);
        expect(verdicts).toHaveLength(records.length);
        for (const groupId of ['a', 'b', 'c', 'd']) {
          const group = records.filter((record) => record.groupId === groupId);
          const reached = upToFirstFailure(group);
          expect(attempted.filter((record) => record.groupId === groupId)).toEqual(reached);
          expect(verdicts.filter((_, index) => records[index]?.groupId === groupId)).toEqual(
            group.map((record, index) => expectedVerdict(record, index < reached.length)),
          );
        }
      }),
    ));

  it('stops at any point in time, and what it had not begun is held', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), batch, fc.nat(12), async (scheduler, records, abortAfter) => {
        const deadline = new AbortController();
        const attempted = new Set<string>();
        const attempt = async (record: PlannedRecord) => {
          expect(deadline.signal.aborted).toBe(false);
          attempted.add(record.messageId);
          await scheduler.schedule(Promise.resolve());
          if (attempted.size >= abortAfter) deadline.abort();
          return { verdict: 'applied' as const };
        };

        const attempts = await scheduler.waitFor(
          processBatch(records, { attempt, deadline: deadline.signal }),
        );

        expect([...attempts.values()].map(({ verdict }) => verdict)).toEqual(
          records.map(({ messageId }) => (attempted.has(messageId) ? 'applied' : 'held')),
        );
      }),
    ));
});

function upToFirstFailure(group: readonly PlannedRecord[]): readonly PlannedRecord[] {
  const failure = group.findIndex((record) => ['failed', 'throws'].includes(record.outcome));
  return failure === -1 ? group : group.slice(0, failure + 1);
}

function expectedVerdict({ outcome }: PlannedRecord, reached: boolean): Verdict {
  if (!reached) return 'held';
  return outcome === 'throws' ? 'failed' : outcome;
}
