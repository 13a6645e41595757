import type { ArchiveProblem } from '../archive-damaged-error.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import { eventAt } from '../day-file/columns.ts';
import type { DayFileGroup, OpenDayFile } from '../day-file/open-day-file.ts';
import { readGroups } from '../day-file/read-groups.ts';
import type { ObjectStore } from '../object-store.ts';
import { readUnforgotten } from '../read-unforgotten.ts';
import type { DayParts } from './day-reading.ts';
import { isAbout, mayAnswer, mayAnswerTypes, type Question } from './question.ts';

/** An event that may be in an answer. One of a file has no envelope yet. */
export type Candidate = ArchivedEvent & { readonly place?: RowPlace };

/** Where the envelope of an event is. */
export interface RowPlace {
  readonly file: OpenDayFile;
  readonly group: DayFileGroup;
  readonly row: number;
}

/** What a day has that may be in an answer, and what could not be understood of it. */
export interface Candidates {
  readonly batches: AsyncIterable<readonly Candidate[]>;
  readonly problems: readonly ArchiveProblem[];
}

/** The events of a day that are asked for, from objects and from files. Those of other times too, where copies may be among them. */
export function candidatesOf(
  { hot, compacted }: DayParts,
  question: Question,
  objects: ObjectStore,
): Candidates {
  const problems: ArchiveProblem[] = [];
  // A copy that was received earlier counts, even where nobody asks for its time.
  const ofGroups = hot.length === 0 ? question : { ...question, from: undefined, until: undefined };
  async function* batches(): AsyncIterable<readonly Candidate[]> {
    for await (const { events, problems: found } of readUnforgotten(objects, hot, wantsOf(question))) {
      problems.push(...found);
      yield events.filter((event) => isAbout(question, event));
    }
    for (const { source, manifest, open } of compacted) {
      if (!mayAnswerTypes(question, Object.keys(manifest.types))) continue;
      const file = await open();
      const groups = file.groups.filter((group) => mayAnswer(ofGroups, group));
      for await (const { group, columns } of readGroups(file, { groups, part: 'facts' }))
        yield Array.from({ length: group.rows }, (_, row) => ({
          ...eventAt(source, columns, row),
          place: { file, group, row },
        })).filter((event) => isAbout(question, event));
    }
  }
  return { batches: batches(), problems };
}

/** Leaves out what cannot be asked for before it is understood. Half a character is written in another way than it is read. */
function wantsOf({ id, user }: Question): (envelope: string) => boolean {
  const written = [id, user]
    .filter((text) => text !== undefined && !text.includes('\ufffd'))
    .map((text) => JSON.stringify(text).slice(1, -1));
  return (envelope) => written.every((text) => envelope.includes(text));
}
