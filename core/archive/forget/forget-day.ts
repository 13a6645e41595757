import type { ArchivedEvent } from '../archived-event.ts';
import { hasDayChanged } from '../compaction/day-changed-error.ts';
import { bringDayFile } from '../compaction/local-file.ts';
import { removeOldFiles } from '../compaction/remove-old-files.ts';
import { writeDay } from '../compaction/write-day.ts';
import { eventAt, eventsOf } from '../day-file/columns.ts';
import { mayHold } from '../day-file/group-statistics.ts';
import type { OpenDayFile } from '../day-file/open-day-file.ts';
import { readGroups } from '../day-file/read-groups.ts';
import { DayFileWriting, type WrittenDayFile } from '../day-file/write-day-file.ts';
import { openStoredFile } from '../open-stored-file.ts';
import { readManifest, type StoredManifest } from '../read-manifest.ts';
import type { ForgetPorts } from './forget-ports.ts';
import type { HeldForgetting } from './held-forgetting.ts';
import { groupOf } from './person.ts';
import { recordEvents } from './record-events.ts';

/** Somebody else who is at the same day is done after a few of these. */
const MAX_ATTEMPTS = 10;

type Ports = Pick<ForgetPorts, 'objects' | 'scratch' | 'now'>;

/**
 * Writes the file of a day without the person's events, if it has any, and the manifest that names it. Everything else is written
 * as it was, and later manifests are still to be linked anew. Throws an `ArchiveDamagedError` where the file cannot be read: then nobody knows whether they are in it.
 */
export async function forgetDay(day: string, held: HeldForgetting, ports: Ports): Promise<void> {
  const { source } = held.forgetting;
  for (let attempt = 1; ; attempt += 1)
    try {
      const stored = await readManifest(ports.objects, source, day);
      if (stored === undefined) return;
      if (await writeWithout(stored, held, ports)) continue;
      break;
    } catch (error) {
      if (!hasDayChanged(error) || attempt === MAX_ATTEMPTS) throw error;
    }
  // Who wrote the file may have died before it came to this.
  if (held.forgetting.events[day] === undefined) return;
  await removeOldFiles(ports.objects, source, day);
}

/** True where there was something to write. */
async function writeWithout(stored: StoredManifest, held: HeldForgetting, ports: Ports): Promise<boolean> {
  const { source, day, file } = stored.manifest;
  const theirs = await eventsOfPerson(await openStoredFile(ports.objects, file), held);
  if (theirs.length === 0) return false;
  await recordEvents(theirs, held, ports.objects);
  const brought = await bringDayFile(file, ports);
  try {
    const written = await rewritten(brought.open, held, ports);
    try {
      await writeDay({ source, day, before: { stored, listed: [] }, written }, ports);
      return true;
    } finally {
      await written.file.remove();
    }
  } finally {
    await brought.file.remove();
  }
}

/** Reads only what the statistics say may hold them, and no envelope. */
async function eventsOfPerson(open: OpenDayFile, { forgetting }: HeldForgetting): Promise<ArchivedEvent[]> {
  const group = groupOf(forgetting);
  const groups = open.groups.filter((some) => mayHold(some, 'group', group));
  const found: ArchivedEvent[] = [];
  for await (const { group: rows, columns } of readGroups(open, { groups, part: 'facts' }))
    for (let row = 0; row < rows.rows; row += 1) {
      const event = eventAt(forgetting.source, columns, row);
      if (isTheirs(event, group, forgetting.askedAt)) found.push(event);
    }
  return found;
}

async function rewritten(
  open: OpenDayFile,
  { forgetting }: HeldForgetting,
  { scratch }: Ports,
): Promise<WrittenDayFile> {
  const group = groupOf(forgetting);
  const writing = await DayFileWriting.begin(scratch);
  try {
    for await (const { columns } of readGroups(open, { groups: open.groups, part: 'range' }))
      for (const event of eventsOf(forgetting.source, columns)) {
        if (isTheirs(event, group, forgetting.askedAt)) continue;
        await writing.add(event);
      }
    return await writing.finish();
  } catch (error) {
    await writing.remove();
    throw error;
  }
}

/** Whether an event is one that the person left. */
export function isTheirs(event: ArchivedEvent, group: string, askedAt: string): boolean {
  return event.group === group && event.received <= askedAt;
}
