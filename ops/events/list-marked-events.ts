import type { ArchiveProblem } from '../../core/archive/archive-damaged-error.ts';
import { encodeCursor } from '../../core/archive/ask/cursor.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import { OpsError } from '../ops-error.ts';
import type { PartProblem } from '../parts/part-problem.ts';
import type { Stage } from '../stage/stage.ts';
import { type EventsWanted, type ListedEvent, listEvents } from './list-events.ts';
import { type EventMark, markEvents } from './mark-events.ts';
import { recentMarked } from './recent-marked.ts';

/** Which events are wanted: as `listEvents` has it, and by where they are at any subscriber. */
export interface MarkedEventsWanted
  extends Omit<EventsWanted, 'handler' | 'outcome' | 'oldestFirst' | 'environment'> {
  /** One of these at any subscriber: `handled`, `waiting`, `failed`, `quarantined`, `dead`, `dropped`, `unknown`. */
  readonly outcomes?: readonly string[] | undefined;
}

/** An event, and where it is at each subscriber. */
export interface MarkedEvent extends Omit<ListedEvent, 'group' | 'environment' | 'outcome'> {
  readonly marks: readonly EventMark[];
  /** The archive does not have it yet, so that it is not known whom it is about. */
  readonly isRecent?: true;
}

/** A page of events, newest first. */
export interface MarkedEvents {
  readonly events: readonly MarkedEvent[];
  /** Where the next page goes on; absent on the last. */
  readonly cursor?: string;
  /** How many were looked at, where not all of them are wanted. */
  readonly lookedAt: number;
  /** How many of the last minutes may belong here and are not among them: they are on these pages when the archive has them. */
  readonly more?: number;
  readonly problems: readonly ArchiveProblem[];
  /** Subscribers that could not be looked at, such as for want of a permission: an event may be as is wanted at them. */
  readonly unread: readonly UnreadSubscriber[];
}

/** A subscriber that could not be looked at. */
export interface UnreadSubscriber {
  readonly subscriber: string;
  readonly problem: PartProblem;
}

/** By the words of a search. */
export const MARK_OUTCOMES: Readonly<Record<string, readonly EventMark['state'][]>> = {
  handled: ['handled', 'handed-over'],
  waiting: ['waiting', 'not-published'],
  failed: ['failing'],
  quarantined: ['quarantined'],
  dead: ['dead'],
  dropped: ['dropped'],
  unknown: ['unknown'],
};

/** So many pages of the archive are read for one page of what is wanted: then the cursor goes on. */
const MOST_LOOKS = 6;
const NO_RECENT = { recent: [], more: 0 } as const;

/** Lists events with where they are. Those of the last minutes come from the log of the intake: the archive has them later. */
export async function listMarkedEvents(stage: Stage, wanted: MarkedEventsWanted): Promise<MarkedEvents> {
  const states = statesOf(wanted.outcomes);
  const isWanted = ({ marks }: MarkedEvent) =>
    states === undefined || marks.some(({ state }) => states.includes(state));
  const { looked, cursor, problems } = await archivedMarked(stage, wanted, isWanted);
  // What is older than this page is on the next, where there is one.
  const since = cursor === undefined ? '' : (looked.at(-1)?.received ?? '');
  const { recent, more } =
    wanted.cursor === undefined ? await recentMarked(stage, wanted, { looked, since }) : NO_RECENT;
  const all = [...recent, ...looked].filter(isWanted).sort(newestFirst);
  const events = all.slice(0, wanted.limit);
  const left = all.slice(wanted.limit);
  const next = left.length === 0 ? cursor : cursorAfter(events.at(-1));
  const later = more + left.filter(({ isRecent }) => isRecent).length;
  return {
    events,
    ...(next === undefined ? {} : { cursor: next }),
    lookedAt: looked.length + recent.length - left.length,
    ...(later === 0 ? {} : { more: later }),
    problems,
    unread: unreadIn([looked[0], recent[0]]),
  };
}

interface ArchivedMarked {
  /** All that were looked at, wanted or not. */
  readonly looked: readonly MarkedEvent[];
  readonly cursor: string | undefined;
  readonly problems: readonly ArchiveProblem[];
}

/** Pages of the archive until there are as many as are wanted. */
async function archivedMarked(
  stage: Stage,
  wanted: MarkedEventsWanted,
  isWanted: (event: MarkedEvent) => boolean,
): Promise<ArchivedMarked> {
  const looked: MarkedEvent[] = [];
  const problems: ArchiveProblem[] = [];
  let { cursor } = wanted;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const limit = wanted.limit - looked.filter(isWanted).length;
    const page = await listEvents(stage, { ...wanted, limit, cursor });
    const marks = await markEvents(stage, page.events);
    for (const [index, { group: _, environment: __, ...event }] of page.events.entries())
      looked.push({ ...event, marks: marks[index] ?? [] });
    problems.push(...page.problems);
    cursor = page.cursor;
    if (cursor === undefined || looked.filter(isWanted).length >= wanted.limit) break;
  }
  return { looked, cursor, problems };
}

function cursorAfter(event: MarkedEvent | undefined): string | undefined {
  return event && encodeCursor({ ...event, source: event.source as SourceName });
}

/** Of a subscriber that cannot be looked at all events are marked alike. */
function unreadIn(firsts: readonly (MarkedEvent | undefined)[]): readonly UnreadSubscriber[] {
  const unread = new Map<string, PartProblem>();
  for (const { subscriber, problem } of firsts.flatMap((event) => event?.marks ?? []))
    if (problem !== undefined) unread.set(subscriber, problem);
  return [...unread].map(([subscriber, problem]) => ({ subscriber, problem }));
}

function newestFirst(one: MarkedEvent, other: MarkedEvent): number {
  return one.received < other.received ? 1 : one.received > other.received ? -1 : 0;
}

function statesOf(outcomes: readonly string[] | undefined): readonly EventMark['state'][] | undefined {
  if (outcomes === undefined || outcomes.length === 0) return undefined;
  return outcomes.flatMap((outcome) => {
    const states = Object.hasOwn(MARK_OUTCOMES, outcome) ? MARK_OUTCOMES[outcome] : undefined;
    if (states !== undefined) return states;
    throw new OpsError(
      'misused',
      `outcome: is "${outcome}"; allowed: ${Object.keys(MARK_OUTCOMES).join(', ')}`,
    );
  });
}
