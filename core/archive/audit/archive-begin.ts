import { dayOf, hotPrefix } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { readHot } from '../read-hot.ts';

/** What is in the archive by its keys and manifests. */
export interface ArchiveDays {
  /** When the first event that any manifest knows of was received. */
  readonly compactedFrom: string | undefined;
  /** The days that have events which are not compacted, oldest first. */
  readonly hotDays: readonly string[];
}

/** When the first event of the archive was received. Undefined where it has none. */
export async function archiveBegin(
  objects: ObjectStore,
  { compactedFrom, hotDays: [hotDay] }: ArchiveDays,
): Promise<string | undefined> {
  if (hotDay === undefined || (compactedFrom !== undefined && dayOf(compactedFrom) < hotDay))
    return compactedFrom;
  let begin = compactedFrom;
  const hot = await Array.fromAsync(objects.list(hotPrefix(hotDay)));
  for await (const { events } of readHot(objects, hot))
    for (const { received } of events) if (begin === undefined || received < begin) begin = received;
  return begin;
}
