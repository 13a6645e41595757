import type { Stage } from '../stage/stage.ts';
import type { MarkedEvent, MarkedEventsWanted } from './list-marked-events.ts';
import { markEvents } from './mark-events.ts';
import { recentEvents } from './recent-events.ts';

/** Of the events of the last minutes no more are looked up at every subscriber: those before them are in the archive in a minute. */
const MOST_RECENT = 200;

/** Events of the last minutes, and how many more may be wanted. */
export interface RecentMarked {
  readonly recent: readonly MarkedEvent[];
  readonly more: number;
}

/** The events that are not among those of the archive that were looked at, since a time, and where each is. */
export async function recentMarked(
  stage: Stage,
  wanted: MarkedEventsWanted,
  { looked, since }: { readonly looked: readonly MarkedEvent[]; readonly since: string },
): Promise<RecentMarked> {
  const known = new Set(looked.map(({ source, id }) => `${source}#${id}`));
  const all = await recentEvents(stage, wanted);
  const missing = all.filter(
    ({ source, id, received }) => received >= since && !known.has(`${source}#${id}`),
  );
  // Whom one of them is about is not known yet.
  const events = wanted.user === undefined ? missing.slice(0, MOST_RECENT) : [];
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
