import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import type { AsJson } from '../as-json.ts';
import type { PartProblem } from '../parts/part-problem.ts';
import type { UnreadPart } from '../parts/unread-parts.ts';
import type { SecretState } from '../secrets/secret-state.ts';
import type {
  ArchivePlace,
  EventEvidence,
  EventKey,
  EventPart,
  LedgerRow,
  ParkedPlace,
  SetAsidePlace,
} from './event-evidence.ts';
import { type Hop, hopsOf } from './hops-of.ts';
import { type EventProblem, problemsOf } from './problems-of.ts';
import { type Standing, standingOf } from './standing.ts';

/** One event: what it is, all that happened to it, and where it is now. Times are ISO 8601. */
export interface EventWay extends EventKey {
  readonly type?: string;
  /** The provider's id of the user that it is about. */
  readonly user?: string;
  /** Its message group: the events of one group are in order. */
  readonly group?: string;
  readonly environment?: string;
  /** When it happened, and when the delivery came that was published. */
  readonly time?: string;
  readonly received?: string;
  /** When it came onto the topic, as the ledger says or else the delivery. */
  readonly publishedAt?: string;
  /** All that happened to it, in the order in which it began. */
  readonly hops: readonly Hop[];
  /** Since when its source has the secret of now. Absent where that may not be looked at. */
  readonly secret?: AsJson<SecretState>;
  readonly ledger?: LedgerRow;
  readonly parked?: ParkedPlace;
  readonly setAside?: SetAsidePlace;
  readonly archive: ArchivePlace;
  /** Where it is at each subscriber. */
  readonly subscribers: readonly Standing[];
  /** What could not be looked at, but for subscribers: what it would say is not known. */
  readonly unread: readonly UnreadPart<EventPart>[];
  /** What is not as it should be; empty where all is well. */
  readonly problems: readonly EventProblem[];
}

/** Puts together what was found of an event. */
export function eventWay(evidence: EventEvidence, now: Date): EventWay {
  const { key, ledger, archived, archive, parked, setAside, deliveries } = evidence;
  const publishedAt = ledger?.publishedAt ?? deliveries.find(({ outcome }) => outcome === 'accepted')?.at;
  const type = archived?.type ?? ledger?.type ?? deliveries.find(({ eventType }) => eventType)?.eventType;
  const places = {
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(parked === undefined ? {} : { parked }),
    ...(setAside === undefined ? {} : { setAside }),
    archive,
    subscribers: evidence.subscribers.map((found) =>
      standingOf(found, { publishedAt, problem: unsettled(evidence, publishedAt), now }),
    ),
    unread: evidence.unread,
  };
  return {
    ...key,
    ...(type === undefined ? {} : { type }),
    ...(archived === undefined ? {} : envelopeFacts(archived)),
    ...(evidence.secret === undefined ? {} : { secret: evidence.secret }),
    hops: hopsOf(evidence),
    ...places,
    problems: problemsOf(places, now),
  };
}

/**
 * Why nobody knows whether an event came to the subscribers. What was published the ledger may have as claimed, where it failed just
 * then: the log of the intake says so.
 */
function unsettled(
  { parked, setAside, unread }: EventEvidence,
  publishedAt: string | undefined,
): PartProblem | undefined {
  if (parked !== undefined || setAside !== undefined) return undefined;
  const telling: readonly EventPart[] =
    publishedAt === undefined ? ['ledger', 'intake-log'] : ['subscriptions'];
  return unread.find(({ part }) => telling.includes(part))?.problem;
}

function envelopeFacts({ subject, group, environment, time, received }: Omit<ArchivedEvent, 'envelope'>) {
  return { ...(subject === undefined ? {} : { user: subject }), group, environment, time, received };
}
