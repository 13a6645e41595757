import type { SourceName } from '../../core/events/source-name.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import type { Stage } from '../stage/stage.ts';
import { askedBy } from '../subscribers/asked-by.ts';
import type { EventEvidence, EventKey, ParkedPlace, SetAsidePlace } from './event-evidence.ts';
import type { FoundEvent } from './find-event.ts';
import { findParked, findSetAside } from './find-parked.ts';
import { inArchive, whyNotArchived } from './in-archive.ts';
import { LinesAbout } from './lines-about.ts';
import { logWindows } from './log-windows.ts';
import { secretSeen } from './secret-seen.ts';
import { subscriberEvidence } from './subscriber-evidence.ts';

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
    ...Object.entries(stage.description.subscribers).map((one) => subscriberEvidence(stage, one, wanted)),
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
