import type { SourceName } from '../../events/source-name.ts';
import type { ArchiveProblem } from '../archive-damaged-error.ts';
import type { ObjectEntry } from '../object-store.ts';
import { type HotReading, readHot } from '../read-hot.ts';
import { EventSorter } from '../sorting/event-sorter.ts';
import { FirstReceipts } from '../sorting/first-receipts.ts';
import type { CompactionPorts } from './compaction-ports.ts';
import { bySourceAndPosition } from './event-order.ts';

/** What was read of a day that is not compacted yet. */
export interface HotEvents {
  readonly sorter: EventSorter;
  readonly receipts: FirstReceipts;
  /** How many events of which source, each counted once. */
  readonly sources: Map<SourceName, number>;
  readonly objects: readonly ReadHotObject[];
  readonly problems: readonly ArchiveProblem[];
}

/** An object that was read. */
export interface ReadHotObject {
  readonly key: string;
  readonly sources: ReadonlySet<SourceName>;
  /** All of it was understood. */
  readonly isWhole: boolean;
}

/** Reads objects of a day and sorts their events. The caller removes what the sorter keeps. */
export async function gatherHot(
  entries: readonly ObjectEntry[],
  { objects, scratch }: Pick<CompactionPorts, 'objects' | 'scratch'>,
): Promise<HotEvents> {
  const sorter = new EventSorter(scratch, bySourceAndPosition);
  const receipts = new FirstReceipts();
  const sources = new Map<SourceName, number>();
  const read: ReadHotObject[] = [];
  const found: ArchiveProblem[] = [];
  try {
    for await (const reading of readHot(objects, entries)) {
      await sorter.add(reading.events);
      for (const event of reading.events) {
        const isNew = receipts.add(event) === undefined;
        sources.set(event.source, (sources.get(event.source) ?? 0) + (isNew ? 1 : 0));
      }
      read.push(summaryOf(reading));
      found.push(...reading.problems);
    }
  } catch (error) {
    await sorter.remove();
    throw error;
  }
  return { sorter, receipts, sources, objects: read, problems: found };
}

function summaryOf({ key, events, problems }: HotReading): ReadHotObject {
  return { key, sources: new Set(events.map(({ source }) => source)), isWhole: problems.length === 0 };
}
