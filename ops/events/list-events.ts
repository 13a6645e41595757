import type { ArchiveProblem } from '../../core/archive/archive-damaged-error.ts';
import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import type { Answer } from '../../core/archive/ask/ask.ts';
import type { HandledEvent, InboxOutcome } from '../../core/archive/ask/ask-of-handler.ts';
import { decodeCursor } from '../../core/archive/ask/cursor.ts';
import { type AnswerForm, MOST_EVENTS, type Question } from '../../core/archive/ask/question.ts';
import { validatePattern } from '../../core/events/patterns.ts';
import { askAboutHandler } from '../archive/ask-about-handler.ts';
import { askArchive } from '../archive/ask-archive.ts';
import { OpsError } from '../ops-error.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';

/** Which events are wanted. What is absent does not matter. */
export interface EventsWanted {
  readonly source?: string | undefined;
  /** The provider's id of the user. */
  readonly user?: string | undefined;
  /** Event patterns, such as `privy.user.*`; one of them must match. */
  readonly types?: readonly string[] | undefined;
  readonly environment?: string | undefined;
  /** Whose inbox to look into: each event then has an `outcome`. */
  readonly handler?: string | undefined;
  /** With `handler`: only events with this one. */
  readonly outcome?: InboxOutcome | undefined;
  /** Received then or later. */
  readonly from?: Date | undefined;
  /** Received before. */
  readonly until?: Date | undefined;
  /** @default newest first */
  readonly oldestFirst?: boolean | undefined;
  /** At most so many, from 1 to 200. */
  readonly limit: number;
  /** Of the page before. */
  readonly cursor?: string | undefined;
}

/** A page of events. The archive has an event a minute after its receipt. */
export interface ListedEvents {
  readonly events: readonly ListedEvent[];
  /** Where the next page goes on; absent on the last. */
  readonly cursor?: string;
  /** What of the archive could not be read, so that events may be missing. */
  readonly problems: readonly ArchiveProblem[];
}

/** An event without its payload. Times are ISO 8601. */
export interface ListedEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly user?: string;
  readonly group: string;
  readonly environment: string;
  /** When it happened, and when it was received. */
  readonly time: string;
  readonly received: string;
  /** What the inbox has of it, where a handler was asked about. */
  readonly outcome?: InboxOutcome;
}

/** Lists events as the archive has them. Throws an `OpsError` where something is asked that cannot be. */
export async function listEvents(
  stage: Pick<Stage, 'description' | 'services' | 'now'>,
  wanted: EventsWanted,
): Promise<ListedEvents> {
  const form = {
    order: wanted.oldestFirst ? ('oldest-first' as const) : ('newest-first' as const),
    limit: checkedLimit(wanted.limit),
    after: wanted.cursor === undefined ? undefined : checkedCursor(wanted.cursor),
  };
  const { events, ...answer } = await answerTo(stage, wanted, form);
  return {
    ...answer,
    events: events.map(({ outcome, ...event }) => ({
      ...listedEvent(event),
      ...(outcome === undefined ? {} : { outcome }),
    })),
  };
}

async function answerTo(
  stage: Pick<Stage, 'description' | 'services' | 'now'>,
  wanted: EventsWanted,
  form: AnswerForm,
): Promise<Answer<ArchivedEvent & Partial<HandledEvent>>> {
  const { handler, outcome } = wanted;
  const question = questionOf(stage, wanted);
  if (handler !== undefined)
    return await askAboutHandler(stage, { question, form, handled: { handler, outcome } });
  if (outcome === undefined) return await askArchive(stage, question, form);
  throw new OpsError('misused', `outcome is ${outcome}, of no handler; give --handler too`);
}

/** An event of the archive, without its payload. */
export function listedEvent({ source, id, type, subject, ...event }: ArchivedEvent): ListedEvent {
  const { group, environment, time, received } = event;
  const user = subject === undefined ? {} : { user: subject };
  return { source, id, type, ...user, group, environment, time, received };
}

function questionOf(stage: Pick<Stage, 'description'>, wanted: EventsWanted): Question {
  const { source, user, types, environment, from, until } = wanted;
  for (const type of types ?? []) {
    const check = validatePattern(type);
    if (!check.ok) throw new OpsError('misused', check.message);
  }
  return {
    source: source === undefined ? undefined : sourceOf(stage, source).name,
    user,
    types,
    environment,
    from: from?.toISOString(),
    until: until?.toISOString(),
  };
}

function checkedLimit(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_EVENTS) return limit;
  throw new OpsError('misused', `limit is ${limit}; allowed: a whole number from 1 to ${MOST_EVENTS}`);
}

function checkedCursor(cursor: string) {
  const place = decodeCursor(cursor);
  if (place !== undefined) return place;
  throw new OpsError('misused', `"${cursor}" is no cursor; give the one that the page before ended with`);
}
