import { dayFileKey, manifestKey } from '../../core/archive/archive-keys.ts';
import { type ArchivedEvent, byGroupAndReceipt, readArchived } from '../../core/archive/archived-event.ts';
import { DayFileWriting } from '../../core/archive/day-file/write-day-file.ts';
import { encodeManifest } from '../../core/archive/manifest.ts';
import type { ObjectStore } from '../../core/archive/object-store.ts';
import type { Envelope } from '../../core/events/envelope.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import { envelope } from './envelopes.ts';
import { MemoryScratch } from './memory-scratch.ts';

/** An event as the archive has it, with the given attributes in place of plain ones. */
export function archivedEvent(attributes: Partial<Envelope> = {}): ArchivedEvent {
  const reading = readArchived(JSON.stringify(envelope(attributes)));
  if (!reading.ok) throw new Error(reading.problem);
  return reading.event;
}

/** Writes the file and the manifest of a day, without a link to the day before. */
export async function writeDay(
  store: ObjectStore,
  { source, day, events }: { source: SourceName; day: string; events: readonly ArchivedEvent[] },
): Promise<void> {
  const writing = await DayFileWriting.begin(new MemoryScratch());
  for (const event of [...events].sort(byGroupAndReceipt)) await writing.add(event);
  const { file, sha256, rows, contents } = await writing.finish();
  const key = dayFileKey(source, day, { edition: 1, sha256 });
  await store.put(key, file.content());
  const text = encodeManifest({
    version: 1,
    source,
    day,
    edition: 1,
    file: { key, bytes: file.bytes, sha256, rows },
    ...contents,
    previous: null,
    compactedAt: `${day}T23:59:59.000Z`,
  });
  await store.put(manifestKey(source, day), Buffer.from(text));
}
