import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { comparableAddress } from '../../core/directory/comparable.ts';
import type { DirectoryWallet } from '../../core/directory/directory-user.ts';
import { readEnvelopeOnly } from '../../core/handling/read-envelope.ts';
import { readChanges } from '../../lambda/handlers/user-directory/read-changes.ts';
import type { Change, UserDelta } from '../../lambda/handlers/user-directory/user-change.ts';
import type { Linked, LinkedWallet } from '../../lambda/handlers/user-directory/user-snapshot.ts';
import type { ListedUser } from '../directory/listed-user.ts';

/** A wallet of a user. */
export interface UserWallet extends DirectoryWallet {
  readonly source: string;
  /** When the first event happened that names it, of those that were looked at. Absent where none does. */
  readonly since?: string;
  /** The user directory has it; else it is from the events. */
  readonly isInDirectory: boolean;
}

/**
 * The wallets of a user: those of the directory, and of a source that the directory does not know the user of, those that the
 * events leave. `events` are of the user, in any order.
 */
export function userWallets(
  user: string,
  events: readonly ArchivedEvent[],
  directory: readonly ListedUser[],
): readonly UserWallet[] {
  const known = new Map(directory.map((row) => [row.source, row.user?.wallets ?? []]));
  const bySource = Map.groupBy(events, ({ source }) => source);
  const sources = new Set<string>([...known.keys(), ...bySource.keys()]);
  return [...sources].flatMap((source) => {
    const named = namedIn(user, bySource.get(source as ArchivedEvent['source']) ?? []);
    const inDirectory = known.get(source);
    const wallets = inDirectory ?? [...named.has.values()];
    return wallets.map((wallet) => {
      const since = named.since.get(comparableAddress(wallet.address));
      return {
        source,
        ...wallet,
        isInDirectory: inDirectory !== undefined,
        ...(since === undefined ? {} : { since }),
      };
    });
  });
}

interface Named {
  /** What the user has after the events, by what an address is compared as. */
  readonly has: Map<string, LinkedWallet>;
  readonly since: Map<string, string>;
}

/** By when they happened: an event that came late takes no wallet away that was made later. */
function namedIn(user: string, events: readonly ArchivedEvent[]): Named {
  const named: Named = { has: new Map(), since: new Map() };
  for (const event of events.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time)))
    for (const change of changesOf(user, event)) apply(change, event.time, named);
  return named;
}

function changesOf(user: string, { envelope }: ArchivedEvent): readonly Change[] {
  const reading = readEnvelopeOnly(envelope);
  const changes = reading.ok ? readChanges(reading.event) : undefined;
  if (changes === undefined || !changes.ok) return [];
  return changes.changes.filter((change) =>
    change.kind === 'snapshot' ? change.snapshot.userId === user : change.userId === user,
  );
}

function apply(change: Change, at: string, named: Named): void {
  if (change.kind === 'deletion') {
    named.has.clear();
    return;
  }
  const { all, gained = [], lost = [] } = sayingOf(change);
  if (all !== undefined) named.has.clear();
  for (const wallet of [...(all ?? []), ...gained]) {
    const address = comparableAddress(wallet.address);
    named.has.set(address, wallet);
    if (!named.since.has(address)) named.since.set(address, at);
  }
  for (const { address } of lost) named.has.delete(comparableAddress(address));
}

interface Said {
  readonly all?: readonly LinkedWallet[];
  readonly gained?: readonly LinkedWallet[];
  readonly lost?: readonly LinkedWallet[];
}

function sayingOf(change: Exclude<Change, { readonly kind: 'deletion' }>): Said {
  if (change.kind === 'snapshot') return { all: change.snapshot.wallets };
  const linked: UserDelta['linked'] = change.delta.linked;
  if (linked === undefined) return {};
  if ('all' in linked) return { all: walletsIn(linked.all) };
  return { gained: walletsIn(linked.gained), lost: walletsIn(linked.lost) };
}

function walletsIn(linked: readonly Linked[] = []): readonly LinkedWallet[] {
  return linked.filter((one) => 'address' in one);
}
