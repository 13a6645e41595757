import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { isWithheld } from '../../core/archive/withheld.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import { askArchive } from '../archive/ask-archive.ts';
import type { Stage } from '../stage/stage.ts';
import { queuedIn } from '../subscribers/queued-in.ts';
import type { ArchivePlace, EventKey } from './event-evidence.ts';

/** The archive goes by the receipt of the delivery that was published, which may come as long after the first as a provider tries. */
const RECEIVED_WITHIN_MILLISECONDS = 4 * 86_400_000;
/** Its writer gathers for a minute. */
const WRITTEN_WITHIN_MILLISECONDS = 5 * 60_000;

/** Between which times the archive has the receipt of an event that was first seen then. */
export function receivedBetween(firstSeen: Date): { readonly from: Date; readonly until: Date } {
  return {
    // A copy of the same day may have been received before the ledger knew of it; the day is read anyhow.
    from: new Date(`${firstSeen.toISOString().slice(0, 'YYYY-MM-DD'.length)}T00:00:00.000Z`),
    until: new Date(firstSeen.getTime() + RECEIVED_WITHIN_MILLISECONDS),
  };
}

/** The event as the archive has it. */
export async function inArchive(
  stage: Pick<Stage, 'description' | 'services'>,
  { source, id }: EventKey,
  firstSeen: Date,
): Promise<ArchivedEvent | undefined> {
  if (stage.description.archive === undefined) return undefined;
  const { from, until } = receivedBetween(firstSeen);
  const question = {
    source: source as SourceName,
    id,
    from: from.toISOString(),
    until: until.toISOString(),
  };
  const { events } = await askArchive(stage, question, { order: 'oldest-first', limit: 1 });
  return events[0];
}

/** Why the archive does not have an event that was published then. */
export async function whyNotArchived(
  stage: Pick<Stage, 'description' | 'services' | 'now'>,
  { type, publishedAt }: { readonly type: string; readonly publishedAt: string | undefined },
): Promise<Exclude<ArchivePlace, 'kept' | 'unreadable'>> {
  const { archive } = stage.description;
  if (archive === undefined) return 'no-archive';
  if (isWithheld(type)) return 'withheld';
  if (publishedAt === undefined) return 'not-yet';
  const isNew = stage.now().getTime() - Date.parse(publishedAt) < WRITTEN_WITHIN_MILLISECONDS;
  return isNew || (await queuedIn(stage, archive.queueUrl)) > 0 ? 'not-yet' : 'missing';
}
