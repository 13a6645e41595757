import type { SourceName } from '../../core/events/source-name.ts';
import type { DescribedSubscriber } from '../../core/stage/stage-description.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import { partProblemOf } from '../parts/part-problem.ts';
import type { Stage } from '../stage/stage.ts';
import { askedBy } from '../subscribers/asked-by.ts';
import type { EventEvidence, EventKey, ParkedPlace, SetAsidePlace } from './event-evidence.ts';
import type { FoundEvent } from './find-event.ts';
import { findParked, findSetAside } from './find-parked.ts';
import { inArchive, whyNotArchived } from './in-archive.ts';
import { LinesAbout } from './lines-about.ts';
import { logWindows } from './log-windows.ts';
import { secretSeen } from './secret-seen.ts';
import type { SubscriberEvidence } from './standing.ts';
import { type LookedFor, subscriberEvidence } from './subscriber-evidence.ts';

/** What was found, and the envelope where the archive has it. */
export interface CollectedEvidence {
  readonly evidence: EventEvidence;
  readonly envelope?: string;
}

const DAY_MILLISECONDS = 86_400_000;

/** Looks for an event in the archive, the logs and with each subscriber. Changes nothing. */
export async function collectEvidence(
  stage: Stage,
  { key, ledger }: FoundEvent,
  onProgress: (doing: string) => void,
): Promise<CollectedEvidence> {
  const now = stage.now();
  const firstSeen = new Date(ledger?.claimedAt ?? ledger?.publishedAt ?? now.getTime() - DAY_MILLISECONDS);
  const lines = new LinesAbout(stage, key, logWindows(firstSeen, now));
  onProgress('reading the archive and the log of the intake');
  const [deliveries, stored, secret] = await Promise.all([
    lines.deliveries(),
    inArchive(stage, key, firstSeen),
    secretSeen(stage, key.source),
  ]);
  const type = stored?.type ?? ledger?.type ?? deliveries.find(({ eventType }) => eventType)?.eventType ?? '';
  const publishedAt = ledger?.publishedAt ?? deliveries.find(({ outcome }) => outcome === 'accepted')?.at;
  onProgress('looking at the subscribers');
  const asked = await askedBy(stage, {
    source: key.source as SourceName,
    type,
    // No event pattern asks for it.
    environment: stored?.environment ?? '',
  });
  const wanted = { key, group: stored?.group, lines, asked };
  const [places, operations, ...subscribers] = await Promise.all([
    publishedAt === undefined ? beforeTheTopic(stage, key, deliveries) : {},
    lines.operations(),
    ...Object.entries(stage.description.subscribers).map((one) => seenOrNot(stage, one, wanted)),
  ]);
  const { envelope, ...archived } = stored ?? {};
  return {
    evidence: {
      key,
      ...(ledger === undefined ? {} : { ledger }),
      ...(stored === undefined ? {} : { archived: archived as Required<EventEvidence>['archived'] }),
      archive: stored === undefined ? await whyNotArchived(stage, { type, publishedAt }) : 'kept',
      deliveries,
      ...(secret === undefined ? {} : { secret }),
      ...places,
      subscribers,
      operations,
    },
    ...(envelope === undefined ? {} : { envelope }),
  };
}

/** A subscriber that may not be looked at hides no other. */
async function seenOrNot(
  stage: Stage,
  one: readonly [name: string, subscriber: DescribedSubscriber],
  wanted: LookedFor,
): Promise<SubscriberEvidence> {
  try {
    return await subscriberEvidence(stage, one, wanted);
  } catch (error) {
    const problem = partProblemOf(error);
    if (problem === undefined) throw error;
    const [subscriber, { kind }] = one;
    const isAsked = wanted.asked.get(subscriber);
    return { subscriber, kind, isAsked, handlings: [], queued: 0, isPaused: false, problem };
  }
}

async function beforeTheTopic(
  stage: Stage,
  key: EventKey,
  deliveries: readonly Delivery[],
): Promise<{ parked?: ParkedPlace; setAside?: SetAsidePlace }> {
  const setAside = await findSetAside(stage, key);
  if (setAside !== undefined) return { setAside };
  const parked = await findParked(stage, key, deliveries);
  return parked === undefined ? {} : { parked };
}
