import type { ArchiveProblem } from '../../core/archive/archive-damaged-error.ts';
import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import type { DeletedItem, DirectoryItem } from '../../core/directory/directory-item.ts';
import { userKey } from '../../core/directory/look-up.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import { messageGroupId } from '../../core/topic/message-ids.ts';
import { askArchive } from '../archive/ask-archive.ts';
import { type ListedUser, listedUser } from '../directory/listed-user.ts';
import { type ListedEvent, listedEvent } from '../events/list-events.ts';
import { OpsError } from '../ops-error.ts';
import { UnreadParts } from '../parts/unread-parts.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { type HeldEvents, heldEvents } from './held-events.ts';
import { type LateArrival, lateArrivals } from './late-arrivals.ts';
import { type UserWallet, userWallets } from './user-wallets.ts';

/** What is asked of a user. */
export interface UserOptions {
  /** The provider's id of the user. */
  readonly user: string;
  /** @default all */
  readonly source?: string | undefined;
  /** At most so many events, the newest. */
  readonly limit: number;
  readonly onProgress?: (doing: string) => void;
}

/** A user: what happened, newest first, what the directory knows, and what waits somewhere. */
export interface FollowedUser {
  readonly user: string;
  readonly events: readonly UserEvent[];
  /** Whether there are older ones. */
  readonly hasMore: boolean;
  /** What the handler user-directory has saved, by source; empty where it knows nothing, or the stage has no such handler. */
  readonly directory: readonly ListedUser[];
  /** By source: those of the directory, or else those that the events leave. */
  readonly wallets: readonly UserWallet[];
  /** Events of the user that wait for somebody: parked, refused by the topic, in quarantine, or dead. */
  readonly held: HeldEvents['held'];
  /** What could not be looked at: `archive`, `directory`, or where something may wait. */
  readonly unread: HeldEvents['unread'];
  /** What of the archive could not be read, so that events may be missing. */
  readonly problems: readonly ArchiveProblem[];
}

/** An event of a user. */
export interface UserEvent extends ListedEvent {
  /** It happened before an event that was received earlier. */
  readonly late?: LateArrival;
}

/** Older events that are looked at to tell whether one came late. */
const LOOKED_BACK = 20;

/** Follows a user of a provider. Throws an `OpsError` where the stage knows nothing of such a user. */
export async function followUser(stage: Stage, options: UserOptions): Promise<FollowedUser> {
  const { user, onProgress = () => {} } = options;
  const sources = sourcesOf(stage, options);
  onProgress('reading the archive');
  const parts = new UnreadParts<'archive' | 'directory'>();
  const { events, problems, hasMore, looked } = await parts.look('archive', NO_EVENTS, () =>
    eventsOf(stage, options),
  );
  onProgress('looking for what waits');
  const groups = sources.map((source) => messageGroupId(source as SourceName, user));
  const [directory, { held, unread }] = await Promise.all([
    parts.look('directory', [], () => directoryRows(stage, user, sources)),
    heldEvents(stage, new Set([...groups, ...events.map(({ group }) => group)])),
  ]);
  if (events.length + directory.length + held.length === 0) {
    parts.assertRead('archive');
    parts.assertRead('directory');
    throw new OpsError(
      'not-found',
      `nothing is known of a user "${user}"; give the provider's id, such as did:privy:… or a UUID`,
    );
  }
  const wallets = userWallets(user, looked, directory);
  const unseen = parts.found.map(({ part, problem }) => ({ where: part, problem }));
  return { user, events, hasMore, directory, wallets, held, unread: [...unread, ...unseen], problems };
}

function sourcesOf(stage: Stage, { user, source }: UserOptions): readonly string[] {
  if (user.trim() === '') throw new OpsError('misused', "no id of a user; allowed: the provider's id");
  return source === undefined ? Object.keys(stage.description.sources) : [sourceOf(stage, source).name];
}

interface EventsOfUser extends Pick<FollowedUser, 'events' | 'problems' | 'hasMore'> {
  /** Those that are shown, and older ones. */
  readonly looked: readonly ArchivedEvent[];
}

const NO_EVENTS: EventsOfUser = { events: [], looked: [], problems: [], hasMore: false };

async function eventsOf(stage: Stage, { user, source, limit }: UserOptions): Promise<EventsOfUser> {
  if (stage.description.archive === undefined) return NO_EVENTS;
  const question = { user, source: source as SourceName | undefined };
  const form = { order: 'newest-first', limit: limit + LOOKED_BACK } as const;
  const { events, problems } = await askArchive(stage, question, form);
  const late = lateArrivals(events);
  const shown = events.slice(0, limit).map((event): UserEvent => withLateness(event, late.get(event)));
  return { events: shown, looked: events, problems, hasMore: events.length > limit };
}

function withLateness(event: ArchivedEvent, late: LateArrival | undefined): UserEvent {
  return { ...listedEvent(event), ...(late === undefined ? {} : { late }) };
}

async function directoryRows(
  { description, services }: Stage,
  user: string,
  sources: readonly string[],
): Promise<readonly ListedUser[]> {
  const table = description.tables['user-directory']?.['users'];
  if (table === undefined) return [];
  const tables = await services.tables();
  const items = await Promise.all(sources.map((source) => tables.get(table, { pk: userKey(source, user) })));
  // The handler alone writes the table.
  return items
    .filter((item) => item !== undefined)
    .flatMap((item) => listedUser(item as unknown as DirectoryItem | DeletedItem) ?? []);
}
