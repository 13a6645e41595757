import type { SourceName } from '../../core/events/source-name.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import type { UnreadParts } from '../parts/unread-parts.ts';
import type { Stage } from '../stage/stage.ts';
import { askedBy } from '../subscribers/asked-by.ts';
import type {
  ArchivePlace,
  EventEvidence,
  EventKey,
  EventPart,
  ParkedPlace,
  SetAsidePlace,
} from './event-evidence.ts';
import type { FoundEvent } from './find-event.ts';
import { findParked, findSetAside } from './find-parked.ts';
import { inArchive, whyNotArchived } from './in-archive.ts';
import { LinesAbout } from './lines-about.ts';
import { logWindows } from './log-windows.ts';
import { secretOf } from './secret-of.ts';
import { subscriberEvidence } from './subscriber-evidence.ts';

/** What was found, and the envelope where the archive has it. */
export interface CollectedEvidence {
  readonly evidence: EventEvidence;
  readonly envelope?: string;
}

const DAY_MILLISECONDS = 86_400_000;

/** Looks for an event in the archive, the logs and with each subscriber. Changes nothing. What may not be looked at hides nothing else. */
export async function collectEvidence(
  stage: Stage,
  { key, ledger, unread }: FoundEvent,
  onProgress: (doing: string) => void,
): Promise<CollectedEvidence> {
  const now = stage.now();
  const firstSeen = new Date(ledger?.claimedAt ?? ledger?.publishedAt ?? now.getTime() - DAY_MILLISECONDS);
  const lines = new LinesAbout(stage, key, logWindows(firstSeen, now));
  onProgress('reading the archive and the log of the intake');
  const [deliveries, stored, secret] = await Promise.all([
    unread.look('intake-log', [], () => lines.deliveries()),
    unread.look('archive', undefined, () => inArchive(stage, key, firstSeen)),
    unread.look('secret', undefined, () => secretOf(stage, key.source)),
  ]);
  const type = stored?.type ?? ledger?.type ?? deliveries.find(({ eventType }) => eventType)?.eventType ?? '';
  const publishedAt = ledger?.publishedAt ?? deliveries.find(({ outcome }) => outcome === 'accepted')?.at;
  onProgress('looking at the subscribers');
  // No event pattern asks for an environment.
  const event = { source: key.source as SourceName, type, environment: stored?.environment ?? '' };
  const asked = await unread.look('subscriptions', NOT_KNOWN, () => askedBy(stage, event));
  const wanted = { key, group: stored?.group, lines, asked };
  const [places, operations, archive, ...subscribers] = await Promise.all([
    publishedAt === undefined ? unread.look('parked', {}, () => beforeTheTopic(stage, key, deliveries)) : {},
    unread.look('operations-log', [], () => lines.operations()),
    stored === undefined ? archivePlace(stage, { type, publishedAt }, unread) : ('kept' as const),
    ...Object.entries(stage.description.subscribers).map((one) => subscriberEvidence(stage, one, wanted)),
  ]);
  const { envelope, ...archived } = stored ?? {};
  return {
    evidence: {
      key,
      ...(ledger === undefined ? {} : { ledger }),
      ...(stored === undefined ? {} : { archived: archived as Required<EventEvidence>['archived'] }),
      archive,
      deliveries,
      ...(secret === undefined ? {} : { secret }),
      ...places,
      subscribers,
      operations,
      unread: unread.found,
    },
    ...(envelope === undefined ? {} : { envelope }),
  };
}

const NOT_KNOWN: ReadonlyMap<string, boolean | undefined> = new Map();

/** Where the archive could not be looked into it may have the event, unless it never keeps such a one. */
async function archivePlace(
  stage: Stage,
  event: { readonly type: string; readonly publishedAt: string | undefined },
  unread: UnreadParts<EventPart>,
): Promise<ArchivePlace> {
  const wasRead = !unread.has('archive');
  const place = await unread.look<ArchivePlace>('archive', 'unreadable', () => whyNotArchived(stage, event));
  return wasRead || place === 'withheld' ? place : 'unreadable';
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
