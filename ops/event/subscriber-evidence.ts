import type { SourceName } from '../../core/events/source-name.ts';
import { readEnvelopeOnly } from '../../core/handling/read-envelope.ts';
import { inboxKey } from '../../core/inbox/inbox-entry.ts';
import type { KeptEvent } from '../../core/quarantine/quarantine.ts';
import type { DescribedSubscriber } from '../../core/stage/stage-description.ts';
import type { Handling } from '../deliveries/handling.ts';
import { UnreadParts } from '../parts/unread-parts.ts';
import { QuarantineReader } from '../quarantine/read-quarantine.ts';
import type { Stage } from '../stage/stage.ts';
import { isPaused } from '../subscribers/is-paused.ts';
import { queuedIn } from '../subscribers/queued-in.ts';
import type { EventKey } from './event-evidence.ts';
import { findDead } from './find-dead.ts';
import type { DroppedEvent, InboxRow, QuarantinedEvent, SubscriberEvidence } from './found-at-subscriber.ts';
import type { LinesAbout } from './lines-about.ts';

/** What is looked for at a subscriber. */
export interface LookedFor {
  readonly key: EventKey;
  /** The message group, where it is known. */
  readonly group: string | undefined;
  readonly lines: LinesAbout;
  /** Whether a subscription lets the event through, by the name of the subscriber. */
  readonly asked: ReadonlyMap<string, boolean | undefined>;
}

/** Where an event is looked for at a subscriber. */
type SubscriberPart = 'queue' | 'dead-letters' | 'pause' | 'log' | 'inbox' | 'quarantine';

/**
 * Looks for an event at a subscriber: in its queue's count, its log, its inbox and its quarantine. What may not be looked at hides
 * nothing else.
 */
export async function subscriberEvidence(
  stage: Stage,
  [name, subscriber]: readonly [string, DescribedSubscriber],
  wanted: LookedFor,
): Promise<SubscriberEvidence> {
  const { kind, queueUrl, functionName, logGroup } = subscriber;
  const unread = new UnreadParts<SubscriberPart>();
  const [queued, paused, dead] = await Promise.all([
    unread.look('queue', 0, () => queuedIn(stage, queueUrl)),
    unread.look('pause', false, async () => functionName !== undefined && isPaused(stage, functionName)),
    unread.look('dead-letters', undefined, () => findDead(stage, subscriber, wanted.key)),
  ]);
  const handled =
    logGroup === undefined ? { handlings: [] } : await atHandler(stage, { name, logGroup, wanted, unread });
  const problem = unread.found[0]?.problem;
  return {
    subscriber: name,
    kind,
    isAsked: wanted.asked.get(name),
    queued,
    isPaused: paused,
    ...(dead === undefined ? {} : { dead }),
    ...handled,
    ...(problem === undefined ? {} : { problem }),
  };
}

interface AtHandler {
  readonly name: string;
  readonly logGroup: string;
  readonly wanted: LookedFor;
  readonly unread: UnreadParts<SubscriberPart>;
}

async function atHandler(
  stage: Stage,
  { name, logGroup, wanted, unread }: AtHandler,
): Promise<Pick<SubscriberEvidence, 'handlings' | 'applied' | 'quarantined' | 'dropped'>> {
  const [handlings, applied] = await Promise.all([
    unread.look('log', [], () => wanted.lines.handlings(logGroup)),
    unread.look('inbox', undefined, () => inboxRow(stage, name, wanted.key)),
  ]);
  const inLine = () => inQuarantine(new QuarantineReader(stage, name), wanted, handlings);
  return {
    handlings,
    ...(applied === undefined ? {} : { applied }),
    ...(await unread.look('quarantine', {}, inLine)),
  };
}

async function inboxRow(
  { description, services }: Stage,
  handler: string,
  { source, id }: EventKey,
): Promise<InboxRow | undefined> {
  if (description.inboxTable === '') return undefined;
  const pk = inboxKey({ handler, source: source as SourceName, eventId: id });
  const item = await (await services.tables()).get(description.inboxTable, { pk });
  return item === undefined ? undefined : { at: String(item['appliedAt']), outcome: String(item['outcome']) };
}

/** An event whose group is not known is looked for with every user in quarantine, of whom there are few. */
async function inQuarantine(
  quarantine: QuarantineReader,
  { key, group }: LookedFor,
  handlings: readonly Handling[],
): Promise<{ quarantined?: QuarantinedEvent; dropped?: DroppedEvent }> {
  const gates = await quarantine.gates();
  const groups = gates.map(({ groupId }) => groupId).filter((one) => group === undefined || one === group);
  for (const one of groups) {
    const line = await quarantine.line(one);
    const position = line.findIndex((event) => isAbout(event, key));
    const event = line[position];
    if (event !== undefined) return { quarantined: quarantinedEvent(event, position) };
  }
  if (group === undefined || handlings.every(({ step }) => step !== 'give-up')) return {};
  const messages = new Set(handlings.map(({ messageId }) => messageId));
  const dropped = (await quarantine.dropped(group)).find(({ messageId }) => messages.has(messageId));
  return dropped === undefined ? {} : { dropped: { at: dropped.at, reason: dropped.reason } };
}

function isAbout({ body }: KeptEvent, { source, id }: EventKey): boolean {
  const reading = readEnvelopeOnly(body);
  return reading.ok && reading.event.id === id && reading.event.source === source;
}

function quarantinedEvent(
  { groupId, sequence, keptAt, attempts, failure }: KeptEvent,
  ahead: number,
): QuarantinedEvent {
  return {
    group: groupId,
    sequence,
    at: keptAt.toISOString(),
    ahead,
    attempts,
    ...(failure === undefined ? {} : { code: failure.code, frames: failure.frames ?? [] }),
  };
}
