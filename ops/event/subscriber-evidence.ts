import type { SourceName } from '../../core/events/source-name.ts';
import { readEnvelopeOnly } from '../../core/handling/read-envelope.ts';
import { inboxKey } from '../../core/inbox/inbox-entry.ts';
import type { KeptEvent } from '../../core/quarantine/quarantine.ts';
import type { DescribedSubscriber } from '../../core/stage/stage-description.ts';
import type { Handling } from '../deliveries/handling.ts';
import { QuarantineReader } from '../quarantine/read-quarantine.ts';
import type { Stage } from '../stage/stage.ts';
import { isPaused } from '../subscribers/is-paused.ts';
import { queuedIn } from '../subscribers/queued-in.ts';
import type { EventKey } from './event-evidence.ts';
import { findDead } from './find-dead.ts';
import type { LinesAbout } from './lines-about.ts';
import type { DroppedEvent, InboxRow, QuarantinedEvent, SubscriberEvidence } from './standing.ts';

/** What is looked for at a subscriber. */
export interface LookedFor {
  readonly key: EventKey;
  /** The message group, where it is known. */
  readonly group: string | undefined;
  readonly lines: LinesAbout;
  /** Whether a subscription lets the event through, by the name of the subscriber. */
  readonly asked: ReadonlyMap<string, boolean | undefined>;
}

/** Looks for an event at a subscriber: in its queue's count, its log, its inbox and its quarantine. */
export async function subscriberEvidence(
  stage: Stage,
  [name, subscriber]: readonly [string, DescribedSubscriber],
  wanted: LookedFor,
): Promise<SubscriberEvidence> {
  const { kind, queueUrl, functionName, logGroup } = subscriber;
  const [queued, paused, dead] = await Promise.all([
    queuedIn(stage, queueUrl),
    functionName === undefined ? false : isPaused(stage, functionName),
    findDead(stage, subscriber, wanted.key),
  ]);
  const common = {
    subscriber: name,
    kind,
    isAsked: wanted.asked.get(name),
    queued,
    isPaused: paused,
    ...(dead === undefined ? {} : { dead }),
  };
  if (logGroup === undefined) return { ...common, handlings: [] };
  const [handlings, applied] = await Promise.all([
    wanted.lines.handlings(logGroup),
    inboxRow(stage, name, wanted.key),
  ]);
  return {
    ...common,
    handlings,
    ...(applied === undefined ? {} : { applied }),
    ...(await inQuarantine(new QuarantineReader(stage, name), wanted, handlings)),
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
