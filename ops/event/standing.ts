import { type Fault, type Handling, isDone } from '../deliveries/handling.ts';
import type { PartProblem } from '../parts/part-problem.ts';

/** What is known of an event at one subscriber. */
export interface SubscriberEvidence {
  readonly subscriber: string;
  readonly kind: 'handler' | 'consumer' | 'destination';
  /** Whether its subscription lets the event through; undefined where that could not be told. */
  readonly isAsked: boolean | undefined;
  /** Its attempts at the event, oldest first. */
  readonly handlings: readonly Handling[];
  /** What its inbox remembers. A handler whose writes can be repeated has no entry. */
  readonly applied?: InboxRow;
  readonly quarantined?: QuarantinedEvent;
  readonly dropped?: DroppedEvent;
  readonly dead?: DeadEvent;
  /** How many messages its queue holds, whosever they are. */
  readonly queued: number;
  /** It was paused by an operator. */
  readonly isPaused: boolean;
  /** Why a part of it could not be looked at: what was not found may be there. */
  readonly problem?: PartProblem;
}

/** The entry of a handler's inbox. */
export interface InboxRow {
  readonly at: string;
  readonly outcome: string;
}

/** An event in the line of its user. */
export interface QuarantinedEvent {
  readonly group: string;
  readonly sequence: string;
  readonly at: string;
  /** How many of the user's events stand before it. */
  readonly ahead: number;
  /** How often it failed; 0 where it only stands behind one that did. */
  readonly attempts: number;
  /** Why it failed last. */
  readonly code?: string;
  readonly frames?: readonly string[];
}

/** An event that an operator took out of the quarantine. */
export interface DroppedEvent {
  readonly at: string;
  readonly reason: string;
}

/** A message about the event in a dead-letter queue. */
export interface DeadEvent {
  /** `not-delivered`: SNS could not put it into the subscriber's queue. */
  readonly kind: 'not-handled' | 'not-delivered';
  readonly messageId: string;
  readonly sentAt: string;
  /** How often it was received, looks at it included. */
  readonly receives: number;
}

/**
 * Where an event is at a subscriber.
 *
 * - `not-published`: it is not on the topic yet. `not-asked`: the subscription does not let it through.
 * - `handled`. `handed-over`: in the queue of another service, and whether that took it is not known here.
 * - `waiting`: in its queue, or in hand. `failing`: comes again. `quarantined`, `dead`, `dropped`.
 * - `unknown`: no trace of it, perhaps because the log does not reach back so far.
 * - `unreadable`: a part of the subscriber could not be looked at, and the others do not settle it.
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

type Found = Pick<Standing, 'state' | 'since' | 'outcome' | 'comesAgainAt'>;

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

/** When an event came onto the topic. */
export interface Publication {
  /** `unknown`: what tells of it could not be looked at. Undefined: it is not there yet. */
  readonly publishedAt: string | 'unknown' | undefined;
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

function withoutTrace({ kind, queued }: SubscriberEvidence, { publishedAt, now }: Publication): Found {
  if (publishedAt === 'unknown') return { state: 'unknown' };
  if (publishedAt === undefined) return { state: 'not-published' };
  if (kind === 'consumer') return { state: 'handed-over', since: publishedAt };
  const isNew = now.getTime() - Date.parse(publishedAt) < ON_ITS_WAY_MILLISECONDS;
  return isNew || queued > 0 ? { state: 'waiting', since: publishedAt } : { state: 'unknown' };
}
