import type { SourceName } from '../../events/source-name.ts';
import type { EventBatches } from '../archived-event.ts';
import { DayFileWriting, type WrittenDayFile } from '../day-file/write-day-file.ts';
import type { Scratch } from '../scratch.ts';
import type { FirstReceipts } from '../sorting/first-receipts.ts';
import { mergeSorted } from '../sorting/merge-sorted.ts';
import { bySourceAndPosition } from './event-order.ts';

/** What is merged: the sorted events, and of each the receipt that counts. */
export interface DayMerge {
  readonly inputs: readonly EventBatches[];
  readonly receipts: FirstReceipts;
  /** Of these sources files are written. */
  readonly sources: ReadonlySet<SourceName>;
  /** The ids of events that are left out, because they went with a person. */
  readonly forgotten: ReadonlyMap<SourceName, ReadonlySet<string>>;
}

/** Merges the events of a day into a file for each source, every event once. The caller removes the files. */
export async function mergeDay(
  { inputs, receipts, sources, forgotten }: DayMerge,
  scratch: Scratch,
): Promise<ReadonlyMap<SourceName, WrittenDayFile>> {
  const written = new Map<SourceName, WrittenDayFile>();
  let writing: { readonly source: SourceName; readonly file: DayFileWriting } | undefined;
  const finish = async () => {
    if (writing !== undefined) written.set(writing.source, await writing.file.finish());
  };
  try {
    for await (const batch of mergeSorted(inputs, bySourceAndPosition))
      for (const event of batch) {
        if (!sources.has(event.source) || !receipts.take(event)) continue;
        if (forgotten.get(event.source)?.has(event.id) === true) continue;
        if (writing?.source !== event.source) {
          await finish();
          writing = { source: event.source, file: await DayFileWriting.begin(scratch) };
        }
        const groupWritten = writing.file.add(event);
        if (groupWritten !== undefined) await groupWritten;
      }
    await finish();
    return written;
  } catch (error) {
    await writing?.file.remove();
    for (const { file } of written.values()) await file.remove();
    throw error;
  }
}
