import type { ArchiveProblem } from '../archive-damaged-error.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import { FirstReceipts } from '../sorting/first-receipts.ts';
import type { ArchiveToAsk } from './archive-to-ask.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import type { DayParts } from './day-reading.ts';
import { Page } from './page.ts';
import { type AnswerForm, isInTime, type Question } from './question.ts';
import { withEnvelopes } from './with-envelopes.ts';

/** What is asked of a day. */
export interface DayQuestion {
  readonly question: Question;
  readonly form: AnswerForm;
  /** At most so many events. */
  readonly size: number;
}

/** What a day answers, in the order that is asked for. */
export interface DayAnswer {
  readonly events: readonly ArchivedEvent[];
  readonly problems: readonly ArchiveProblem[];
}

/** Finds the first events of a day. Throws where the day is compacted meanwhile. */
export async function answerDay(
  parts: DayParts,
  asked: DayQuestion,
  archive: ArchiveToAsk,
): Promise<DayAnswer> {
  const { question, form, size } = asked;
  // In the file of a day is no event twice, so only what is not compacted has to be compared.
  const receipts = parts.hot.length === 0 ? undefined : new FirstReceipts();
  const page = new Page<Candidate>(form, size);
  const { batches, problems } = candidatesOf(parts, question, archive);
  let hasCopies = false;
  for await (const batch of batches)
    for (const event of batch) {
      const before = receipts?.add(event);
      if (before !== undefined && before !== Date.parse(event.received)) hasCopies = true;
      if (isInTime(question, event)) page.offer(event);
    }
  const found =
    hasCopies && receipts !== undefined ? await firstCopies(parts, asked, { receipts, archive }) : page;
  return {
    events: await withEnvelopes(found.entries, archive.objects),
    problems: [...parts.problems, ...problems],
  };
}

/** Looks again, now that it is known of each event which copy counts. */
async function firstCopies(
  parts: DayParts,
  { question, form, size }: DayQuestion,
  { receipts, archive }: { readonly receipts: FirstReceipts; readonly archive: ArchiveToAsk },
): Promise<Page<Candidate>> {
  const page = new Page<Candidate>(form, size);
  for await (const batch of candidatesOf(parts, question, archive).batches)
    for (const event of batch) if (isInTime(question, event) && receipts.isFirst(event)) page.offer(event);
  return page;
}
