import type { EventWay } from './event-way.ts';
import type { Standing } from './standing.ts';

/** For so long a claim without a publication is taken to be on its way. */
const PUBLISHED_WITHIN_MILLISECONDS = 60_000;

/** The alarm of a subscriber's queue rings then, too. */
const LATE_AFTER_MILLISECONDS = 15 * 60_000;

/** What is not as it should be with an event. */
export interface EventProblem {
  /** Where: `topic`, `archive` or another part of the pipeline, or a subscriber. */
  readonly where: string;
  readonly what:
    | 'not-published'
    | 'parked'
    | 'set-aside'
    | 'missing'
    | 'failing'
    | 'quarantined'
    | 'dead'
    | 'dropped'
    | 'waits-for-a-paused'
    /** It has waited for so long that the alarm of its queue rings. */
    | 'late'
    | 'no-trace'
    | 'unreadable';
}

type Examined = Pick<
  EventWay,
  'publishedAt' | 'ledger' | 'parked' | 'setAside' | 'archive' | 'subscribers' | 'unread'
>;

/** Names what is not as it should be: nothing where all is well, or may still be. */
export function problemsOf(way: Examined, now: Date): readonly EventProblem[] {
  return [
    ...beforeTheTopic(way, now),
    ...(way.archive === 'missing' ? [{ where: 'archive', what: 'missing' as const }] : []),
    ...way.unread.map(({ part }) => ({ where: part, what: 'unreadable' as const })),
    ...way.subscribers.flatMap((standing) => atSubscriber(standing, now)),
  ];
}

function beforeTheTopic(
  { publishedAt, ledger, parked, setAside, unread }: Examined,
  now: Date,
): readonly EventProblem[] {
  if (setAside !== undefined) return [{ where: 'topic', what: 'set-aside' }];
  if (parked !== undefined) return [{ where: 'topic', what: 'parked' }];
  if (publishedAt !== undefined || ledger?.claimedAt === undefined) return [];
  // Then it may be parked: without the log nobody knows where to look for that.
  if (unread.some(({ part }) => part === 'parked' || part === 'intake-log')) return [];
  const isNew = now.getTime() - Date.parse(ledger.claimedAt) < PUBLISHED_WITHIN_MILLISECONDS;
  return isNew ? [] : [{ where: 'topic', what: 'not-published' }];
}

function atSubscriber({ subscriber, state, since, isPaused }: Standing, now: Date): readonly EventProblem[] {
  const where = subscriber;
  if (state === 'failing' || state === 'quarantined' || state === 'dead' || state === 'dropped')
    return [{ where, what: state }];
  if (state === 'unknown') return [{ where, what: 'no-trace' }];
  if (state === 'unreadable') return [{ where, what: state }];
  if (state !== 'waiting') return [];
  if (isPaused) return [{ where, what: 'waits-for-a-paused' }];
  const waited = since === undefined ? 0 : now.getTime() - Date.parse(since);
  return waited >= LATE_AFTER_MILLISECONDS ? [{ where, what: 'late' }] : [];
}
