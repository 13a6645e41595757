import type { ArchiveProblem } from '../archive-damaged-error.ts';
import { dayOf } from '../archive-keys.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import { answerDay } from './answer-day.ts';
import type { ArchiveToAsk } from './archive-to-ask.ts';
import { encodeCursor } from './cursor.ts';
import { readDay } from './day-reading.ts';
import { daysOf, listArchive } from './listing.ts';
import type { AnswerForm, Question } from './question.ts';

/** An answer. */
export interface Answer<Event extends ArchivedEvent = ArchivedEvent> {
  readonly events: readonly Event[];
  /** Where the next answer goes on. Absent where there are no more events. */
  readonly cursor?: string;
  /** What could not be read, and so may be missing. */
  readonly problems: readonly ArchiveProblem[];
}

/**
 * Finds events, those that are compacted and those that are not alike, each once: the copy that was received first on its day.
 * Events that come in while somebody goes from page to page are in it where their place is still ahead. Throws when the store does.
 */
export async function ask(
  question: Question,
  form: AnswerForm,
  { objects, memory }: ArchiveToAsk,
): Promise<Answer> {
  const listing = await listArchive(objects, question.source);
  memory?.keepOnly([...listing.hot.values()].flat());
  const events: ArchivedEvent[] = [];
  const problems: ArchiveProblem[] = [];
  for (const day of daysToAsk(daysOf(listing), question, form)) {
    // One more than is asked for tells whether there is a next page.
    const size = form.limit + 1 - events.length;
    const answer = await readDay({ day, listing, objects, source: question.source }, (parts) =>
      answerDay(parts, { question, form, size }, { objects, memory }),
    );
    events.push(...answer.events);
    problems.push(...answer.problems);
    if (events.length > form.limit) break;
  }
  const page = events.slice(0, form.limit);
  const last = page.at(-1);
  return {
    events: page,
    ...(events.length > page.length && last !== undefined ? { cursor: encodeCursor(last) } : {}),
    problems,
  };
}

/** The days that may have an answer, in its order. */
function daysToAsk(
  days: readonly string[],
  { from, until }: Question,
  { order, after }: AnswerForm,
): string[] {
  const isNewestFirst = order === 'newest-first';
  const first = dayOf([from, isNewestFirst ? undefined : after?.received].filter(isText).sort().at(-1) ?? '');
  const last = dayOf(
    [until, isNewestFirst ? after?.received : undefined].filter(isText).sort()[0] ?? '9999-12-31',
  );
  const asked = days.filter((day) => day >= first && day <= last);
  return isNewestFirst ? asked.reverse() : asked;
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
