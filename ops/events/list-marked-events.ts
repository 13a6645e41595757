import type { ArchiveProblem } from '../../core/archive/archive-damaged-error.ts';
import { OpsError } from '../ops-error.ts';
import type { PartProblem } from '../parts/part-problem.ts';
import type { Stage } from '../stage/stage.ts';
import { type EventsWanted, type ListedEvent, listEvents } from './list-events.ts';
import { type EventMark, markEvents } from './mark-events.ts';
import { recentEvents } from './recent-events.ts';

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
  /** How many of the last minutes are not among them: they are on these pages when the archive has them. */
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
/** Of the events of the last minutes no more are looked up at every subscriber: those before them are in the archive in a minute. */
const MOST_RECENT = 200;
const NO_RECENT = { recent: [], more: 0 } as const;

/** Lists events with where they are. Those of the last minutes come from the log of the intake: the archive has them later. */
export async function listMarkedEvents(stage: Stage, wanted: MarkedEventsWanted): Promise<MarkedEvents> {
  const states = statesOf(wanted.outcomes);
  const isWanted = (marks: readonly EventMark[]) =>
    states === undefined || marks.some(({ state }) => states.includes(state));
  const found: MarkedEvent[] = [];
  let oldest: string | undefined;
  const problems: ArchiveProblem[] = [];
  const unread = new Map<string, PartProblem>();
  let { cursor } = wanted;
  let lookedAt = 0;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const page = await listEvents(stage, { ...wanted, limit: wanted.limit - found.length, cursor });
    const marks = await markEvents(stage, page.events);
    noteUnread(marks, unread);
    lookedAt += page.events.length;
    oldest = page.events.at(-1)?.received ?? oldest;
    problems.push(...page.problems);
    for (const [index, { group: _, environment: __, ...event }] of page.events.entries())
      if (isWanted(marks[index] ?? [])) found.push({ ...event, marks: marks[index] ?? [] });
    cursor = page.cursor;
    if (cursor === undefined || found.length >= wanted.limit) break;
  }
  // What is older than this page is on the next, where there is one.
  const since = cursor === undefined ? '' : (oldest ?? '');
  const { recent, more } = isOfNow(wanted)
    ? await recentMarked(stage, wanted, { archived: found, since })
    : NO_RECENT;
  noteUnread(
    recent.map(({ marks }) => marks),
    unread,
  );
  return {
    events: [...recent.filter(({ marks }) => isWanted(marks)), ...found].sort(newestFirst),
    ...(cursor === undefined ? {} : { cursor }),
    lookedAt: lookedAt + recent.length,
    ...(more === 0 ? {} : { more }),
    problems,
    unread: [...unread].map(([subscriber, problem]) => ({ subscriber, problem })),
  };
}

/** Of a subscriber that cannot be looked at all events are marked alike. */
function noteUnread(all: readonly (readonly EventMark[])[], unread: Map<string, PartProblem>): void {
  for (const { subscriber, problem } of all[0] ?? [])
    if (problem !== undefined) unread.set(subscriber, problem);
}

/** Whom a recent event is about is not known yet. */
function isOfNow({ cursor, user, until }: MarkedEventsWanted): boolean {
  return cursor === undefined && user === undefined && until === undefined;
}

async function recentMarked(
  stage: Stage,
  { source, types }: MarkedEventsWanted,
  { archived, since }: { readonly archived: readonly MarkedEvent[]; readonly since: string },
): Promise<{ readonly recent: readonly MarkedEvent[]; readonly more: number }> {
  const known = new Set(archived.map(({ source, id }) => `${source}#${id}`));
  const all = await recentEvents(stage, { source, types });
  const missing = all.filter(
    ({ source, id, received }) => received >= since && !known.has(`${source}#${id}`),
  );
  const events = missing.slice(0, MOST_RECENT);
  const marks = await markEvents(
    stage,
    events.map((event) => ({ ...event, environment: '' })),
  );
  const recent = events.map((event, index) => ({
    ...event,
    time: event.received,
    marks: marks[index] ?? [],
    isRecent: true as const,
  }));
  return { recent, more: missing.length - events.length };
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
