import { type Fault, type Handling, isDone } from '../deliveries/handling.ts';
import type { PartProblem } from '../parts/part-problem.ts';
import type { SubscriberEvidence } from './found-at-subscriber.ts';

/**
 * Where an event is at a subscriber.
 *
 * - `not-published`: it is not on the topic yet. `not-asked`: the subscription does not let it through.
 * - `handled`. `handed-over`: in the queue of another service, and whether that took it is not known here.
 * - `waiting`: in its queue, or in hand. `failing`: comes again. `quarantined`, `dead`, `dropped`.
 * - `unknown`: no trace of it, perhaps because the log does not reach back so far.
 * - `unreadable`: a part of the subscriber, or what tells whether it got the event, could not be looked at, and nothing else settles it.
 */
export interface Standing extends Omit<SubscriberEvidence, 'handlings'> {
  readonly state:
    | 'not-published'
    | 'not-asked'
    | 'handled'
    | 'handed-over'
    | 'waiting'
    | 'failing'
    | 'quarantined'
    | 'dropped'
    | 'dead'
    | 'unknown'
    | 'unreadable';
  /** Since when, ISO 8601, where that is known. */
  readonly since?: string;
  /** Of an event that is handled: `applied`, `duplicate`, `stale` or `ignored`. */
  readonly outcome?: string;
  /** How often it failed. */
  readonly failures: number;
  /** Why it failed last. */
  readonly fault?: Fault;
  /** When an event that failed is given out again. */
  readonly comesAgainAt?: string;
}

type Found = Pick<Standing, 'state' | 'since' | 'outcome' | 'comesAgainAt' | 'problem'>;

/** Where it is by what was found of it: the first that says something. */
const RULES: readonly ((evidence: SubscriberEvidence, last: Handling | undefined) => Found | undefined)[] = [
  ({ dead }) => dead && { state: 'dead', since: dead.sentAt },
  ({ quarantined }) => quarantined && { state: 'quarantined', since: quarantined.at },
  (_, last) => (last !== undefined && isDone(last) ? handledBy(last) : undefined),
  (evidence) => evidence.problem && (settledBy(evidence) ?? { state: 'unreadable' }),
  (_, last) => (last?.outcome === 'failed' && last.step !== 'give-up' ? failing(last) : undefined),
  (_, last) => (last?.outcome === 'held' ? { state: 'waiting', since: last.at } : undefined),
  settledBy,
  (_, last) => (last === undefined ? undefined : { state: 'unknown', since: last.at }),
  ({ isAsked }) => (isAsked === false ? { state: 'not-asked' } : undefined),
];

/** For so long after its publication an event without a trace is taken to be on its way: logs lag behind by seconds. */
const ON_ITS_WAY_MILLISECONDS = 60_000;

/** Whether an event came to the subscribers at all. */
export interface Publication {
  /** When it came onto the topic. Undefined: nothing says that it did. */
  readonly publishedAt: string | undefined;
  /** Why what tells whether it was published, or who asks for it, could not be looked at. */
  readonly problem?: PartProblem | undefined;
  readonly now: Date;
}

/** Tells where an event is at a subscriber by what was found of it there. */
export function standingOf(evidence: SubscriberEvidence, publication: Publication): Standing {
  const last = evidence.handlings.at(-1);
  const failures = evidence.handlings.filter(({ outcome }) => outcome === 'failed');
  const fault = failures.at(-1)?.fault;
  const { handlings: _, ...place } = evidence;
  const found = RULES.map((rule) => rule(evidence, last)).find((place) => place !== undefined);
  return {
    ...place,
    ...(found ?? withoutTrace(evidence, publication)),
    failures: Math.max(failures.length, evidence.quarantined?.attempts ?? 0),
    ...(fault === undefined ? {} : { fault }),
  };
}

function settledBy({ applied, dropped }: SubscriberEvidence): Found | undefined {
  if (applied !== undefined) return { state: 'handled', since: applied.at, outcome: applied.outcome };
  return dropped && { state: 'dropped', since: dropped.at };
}

function handledBy({ at, outcome }: Handling): Found {
  return { state: 'handled', since: at, outcome };
}

function failing({ at, comesAgainSeconds }: Handling): Found {
  if (comesAgainSeconds === undefined) return { state: 'failing', since: at };
  const comesAgainAt = new Date(Date.parse(at) + comesAgainSeconds * 1_000).toISOString();
  return { state: 'failing', since: at, comesAgainAt };
}

function withoutTrace(
  { kind, queued }: SubscriberEvidence,
  { publishedAt, problem, now }: Publication,
): Found {
  if (problem !== undefined) return { state: 'unreadable', problem };
  if (publishedAt === undefined) return { state: 'not-published' };
  if (kind === 'consumer') return { state: 'handed-over', since: publishedAt };
  const isNew = now.getTime() - Date.parse(publishedAt) < ON_ITS_WAY_MILLISECONDS;
  return isNew || queued > 0 ? { state: 'waiting', since: publishedAt } : { state: 'unknown' };
}
