import type { ArchiveProblem } from '../archive-damaged-error.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import type { ObjectStore } from '../object-store.ts';
import type { InboxLookUp } from '../replay/replay-ports.ts';
import { entryKey } from '../replay/without-known.ts';
import { type Answer, ask } from './ask.ts';
import { encodeCursor } from './cursor.ts';
import { type AnswerForm, MOST_EVENTS, type Question } from './question.ts';

/**
 * What the inbox of a handler has of an event. `none`: no entry, because the handler ignores it, has not got to it, gave it up, or
 * writes in a way that needs none; or because the entry has expired.
 */
export type InboxOutcome = 'applied' | 'stale' | 'none';

/** Of whose inbox an answer tells, and which events are asked for by that. */
export interface HandlerQuestion {
  readonly handler: string;
  /** @default all are */
  readonly outcome?: InboxOutcome | undefined;
}

/** An event, and what the inbox has of it. */
export interface HandledEvent extends ArchivedEvent {
  readonly outcome: InboxOutcome;
}

/** So many events are looked through for an answer: where few are as is asked, the cursor goes on behind them. */
export const MOST_LOOKED_THROUGH = 5 * MOST_EVENTS;

/** Finds events by what the inbox of a handler has of them, beside all else. The cursor is like that of any answer. */
export async function askOfHandler(
  question: Question,
  form: AnswerForm,
  { handler, outcome }: HandlerQuestion,
  { objects, inbox }: { readonly objects: ObjectStore; readonly inbox: InboxLookUp },
): Promise<Answer<HandledEvent>> {
  const events: HandledEvent[] = [];
  const problems: ArchiveProblem[] = [];
  let after = form.after;
  for (let looked = 0; ; ) {
    const page = await ask(question, { ...form, after }, { objects });
    problems.push(...page.problems);
    const known = await inbox.outcomes(page.events.map((event) => entryKey(handler, event)));
    for (const event of page.events) {
      const found = known.get(entryKey(handler, event)) ?? 'none';
      after = event;
      if (outcome === undefined || found === outcome) events.push({ ...event, outcome: found });
      if (events.length === form.limit) break;
    }
    looked += page.events.length;
    const isThrough = page.events.length === 0 || after === page.events.at(-1);
    if (after === undefined || (isThrough && page.cursor === undefined)) return { events, problems };
    if (events.length === form.limit || looked >= MOST_LOOKED_THROUGH)
      return { events, cursor: encodeCursor(after), problems };
  }
}
