import type { SourceName } from '../../events/source-name.ts';
import type { ArchiveProblem } from '../archive-damaged-error.ts';
import { factsOf } from '../day-file/batches.ts';
import type { ObjectStore } from '../object-store.ts';
import { readUnforgotten } from '../read-unforgotten.ts';
import { FirstReceipts } from '../sorting/first-receipts.ts';
import type { DayParts } from './day-reading.ts';

/** The events of a day: how many of which type, by source. */
export interface DayCounts {
  readonly sources: ReadonlyMap<SourceName, ReadonlyMap<string, number>>;
  readonly problems: readonly ArchiveProblem[];
}

/** Counts a day. What is compacted stands in its manifest; what is not is compared with it, because it may be in both. */
export async function countDay(
  { hot, compacted, problems }: DayParts,
  { source, objects }: { readonly source?: SourceName | undefined; readonly objects: ObjectStore },
): Promise<DayCounts> {
  const sources = new Map<SourceName, Map<string, number>>();
  const add = (of: SourceName, type: string, events: number) => {
    const types = sources.get(of) ?? new Map<string, number>();
    types.set(type, (types.get(type) ?? 0) + events);
    sources.set(of, types);
  };
  const receipts = new FirstReceipts();
  const found = [...problems];
  for await (const reading of readUnforgotten(objects, hot)) {
    found.push(...reading.problems);
    for (const event of reading.events)
      if ((source === undefined || event.source === source) && receipts.add(event) === undefined)
        add(event.source, event.type, 1);
  }
  for (const { source: of, manifest, open } of compacted) {
    if (sources.has(of))
      for await (const facts of factsOf(await open(), of))
        for (const fact of facts) if (receipts.has(fact)) add(of, fact.type, -1);
    for (const [type, events] of Object.entries(manifest.types)) add(of, type, events);
  }
  return { sources, problems: found };
}
