import type { SourceName } from '../events/source-name.ts';
import { ArchiveDamagedError } from './archive-damaged-error.ts';
import type { ArchivedEvent } from './archived-event.ts';
import { eventsOf } from './day-file/columns.ts';
import { isBefore, mayHold } from './day-file/group-statistics.ts';
import type { OpenDayFile } from './day-file/open-day-file.ts';
import { readGroups } from './day-file/read-groups.ts';
import { byDayPosition, type DayPosition, dayPosition } from './day-position.ts';
import type { ObjectStore } from './object-store.ts';
import { FileGoneError, openStoredFile } from './open-stored-file.ts';
import { readManifest } from './read-manifest.ts';

/** From where on a day is read. */
export interface ReadFrom {
  /** The position of the last event that is not wanted any more. */
  readonly after?: DayPosition | undefined;
  /** Groups of the file that surely have no event about these subjects are not read. @default all are read */
  readonly subjects?: readonly string[] | undefined;
  /** Leaves the envelopes empty, which are most of a file. @default false */
  readonly withoutEnvelopes?: boolean | undefined;
}

/**
 * The events of a compacted day in the order of its file: by group, then as they were received. What is not compacted yet is not
 * among them, and a day without manifest has none.
 *
 * When the day is compacted again meanwhile, the rest of it comes from the new file. A file that is gone or damaged throws an
 * `ArchiveDamagedError`.
 */
export async function* eventsOfDay(
  store: ObjectStore,
  source: SourceName,
  day: string,
  from: ReadFrom = {},
): AsyncIterable<ArchivedEvent> {
  let last = from.after;
  for (let tag: string | undefined; ; ) {
    const stored = await readManifest(store, source, day);
    if (stored === undefined) return;
    // The file is gone although nobody has taken its place.
    if (stored.etag === tag) throw new ArchiveDamagedError('file-gone', stored.manifest.file.key);
    tag = stored.etag;
    try {
      for await (const event of eventsOfFile(await openStoredFile(store, stored.manifest.file), source, {
        ...from,
        after: last,
      })) {
        yield event;
        last = dayPosition(event);
      }
      return;
    } catch (error) {
      if (!(error instanceof FileGoneError)) throw error;
    }
  }
}

/** The events of an open day file, in its order, after a position. */
export async function* eventsOfFile(
  file: OpenDayFile,
  source: SourceName,
  { after, subjects, withoutEnvelopes = false }: ReadFrom,
): AsyncIterable<ArchivedEvent> {
  const groups = file.groups.filter(
    (group) =>
      (after === undefined || !isBefore(group, after)) &&
      (subjects === undefined || subjects.some((subject) => mayHold(group, 'subject', subject))),
  );
  for await (const { columns } of readGroups(file, { groups, part: withoutEnvelopes ? 'facts' : 'range' }))
    for (const event of eventsOf(source, columns))
      if (after === undefined || byDayPosition(event, after) > 0) yield event;
}
