import type { ArchiveProblem } from '../archive-damaged-error.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import { eventAt } from '../day-file/columns.ts';
import type { DayFileGroup, OpenDayFile } from '../day-file/open-day-file.ts';
import { readGroups } from '../day-file/read-groups.ts';
import { unforgotten } from '../read-unforgotten.ts';
import type { ArchiveToAsk } from './archive-to-ask.ts';
import type { DayParts } from './day-reading.ts';
import type { HotPlace } from './hot-memory.ts';
import { hotReadings } from './hot-readings.ts';
import { isAbout, mayAnswer, mayAnswerTypes, type Question } from './question.ts';

/** An event that may be in an answer. One that has a place has no envelope yet. */
export type Candidate = ArchivedEvent & { readonly place?: RowPlace | HotPlace };

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
  archive: ArchiveToAsk,
): Candidates {
  const problems: ArchiveProblem[] = [];
  // A copy that was received earlier counts, even where nobody asks for its time.
  const ofGroups = hot.length === 0 ? question : { ...question, from: undefined, until: undefined };
  async function* batches(): AsyncIterable<readonly Candidate[]> {
    const readings = hotReadings(hot, question, archive);
    for await (const { events, problems: found } of unforgotten(archive.objects, readings)) {
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
