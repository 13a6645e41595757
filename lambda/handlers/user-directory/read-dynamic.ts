import { isOpaqueId } from 'wallet-webhooks/handler';
import { credentialsOf, oauthCredential, walletCredential } from './dynamic-credentials.ts';
import { type Fields, fields, text } from './lenient.ts';
import {
  deletion,
  deltaChange,
  type Reader,
  SAYS_NOTHING,
  snapshotChange,
  withDeletion,
} from './readings.ts';
import {
  dynamicUserId,
  linkedBy,
  newDynamicUser,
  snapshotOfDynamicUser,
} from './snapshot-of-dynamic-user.ts';
import type { ChangesReading, WalletEvent } from './user-change.ts';
import type { Linked } from './user-snapshot.ts';

/** What the events of Dynamic say about users, by type. */
export const DYNAMIC_READERS: readonly (readonly [type: string, reader: Reader])[] = [
  ['dynamic.user.created', read(({ data }) => snapshotChange(snapshotOfDynamicUser(newDynamicUser(data))))],
  ['dynamic.user.updated', read(({ data }) => snapshotChange(snapshotOfDynamicUser(data)))],
  ['dynamic.user.merged', read(({ data }) => merger(data))],
  ['dynamic.user.deleted', read(({ data }) => deletion(dynamicUserId(data)))],
  ['dynamic.user.session.created', read(session)],
  ['dynamic.visit.created', read(({ userId }) => deltaChange(userId, { seen: true }))],
  ['dynamic.user.social.linked', read(socialLinked)],
  ['dynamic.user.social.unlinked', read(socialUnlinked)],
  ['dynamic.user.email.unlinked', read(emailUnlinked)],
  ['dynamic.user.passkeyRecovery.completed', read((about) => happened(about, { recovered: true }))],
  ['dynamic.wallet.created', read((about) => walletGained(about, 'embeddedWallet'))],
  ['dynamic.wallet.linked', read((about) => walletGained(about))],
  ['dynamic.wallet.unlinked', read((about) => walletLost(about, [about.userId]))],
  ['dynamic.wallet.deleted', read((about) => walletLost(about, [about.userId]))],
  ['dynamic.wallet.transferred', read((about) => walletLost(about, [about.userId, about.triggeredBy]))],
  ['dynamic.wallet.exported', read((about) => happened(about, { exported: true }))],
];

/** What an event says, and of whom. */
interface About {
  readonly data: Fields;
  /** The user that the event is about: whom it names, or whoever triggered it. */
  readonly userId: string | undefined;
  readonly triggeredBy: string | undefined;
}

/**
 * An administrator who triggers an event is taken for the user only where it takes something away: they have no accounts in
 * the directory that could be lost, and what they are not asked for does not show.
 */
function read(reader: (about: About) => ChangesReading): Reader {
  return ({ data: payload, subject }) => {
    const { data, userId } = fields(payload);
    const about = fields(data);
    const triggeredBy = isOpaqueId(userId) ? userId : undefined;
    const named = [subject, about['userId']].find(isOpaqueId);
    return reader({ data: about, userId: named ?? triggeredBy, triggeredBy });
  };
}

/** Two users became the one in `user`, or in the data itself. */
function merger(data: Fields): ChangesReading {
  const remaining = fields(data['user'] ?? data);
  const { mergedUserId } = data;
  const to = snapshotChange(snapshotOfDynamicUser(remaining));
  const survivor = dynamicUserId(remaining);
  // A deletion is final, so it takes an event that names both: Dynamic publishes no payload of this type.
  return survivor === undefined || survivor === mergedUserId ? to : withDeletion(to, mergedUserId);
}

/** A session has credentials of its user, perhaps not all: it takes none away. */
function session({ data, userId }: About): ChangesReading {
  const { accounts, wallets } = linkedBy(credentialsOf(data) ?? []);
  const gained = [...accounts, ...wallets];
  return deltaChange(userId, { seen: true, ...(gained.length > 0 && { linked: { gained } }) });
}

/** A user has one account at each social network, which a session calls by its id and this event by its name. */
function socialLinked({ data, userId }: About): ChangesReading {
  if (text(data['provider']) === undefined) return SAYS_NOTHING;
  const { accounts } = linkedBy([{ ...oauthCredential(data), publicIdentifier: data['id'] }]);
  return deltaChange(userId, { linked: { gained: accounts, lostTypes: accounts.map(({ type }) => type) } });
}

function socialUnlinked({ data, userId }: About): ChangesReading {
  const provider = text(data['provider']);
  return provider === undefined ? SAYS_NOTHING : deltaChange(userId, { linked: { lostTypes: [provider] } });
}

/** Which address it was need not be told. Then the user is found by none until the next event that lists them. */
function emailUnlinked({ data, userId }: About): ChangesReading {
  const identifier = text(data['email']);
  const linked =
    identifier === undefined ? { lostTypes: ['email'] } : { lost: [{ type: 'email', identifier }] };
  return deltaChange(userId, { linked });
}

function walletGained({ data, userId }: About, provider?: string): ChangesReading {
  const gained = walletsIn({ ...data, provider: data['provider'] ?? provider });
  return gained.length === 0 ? SAYS_NOTHING : deltaChange(userId, { linked: { gained } });
}

/**
 * Whether a transfer names the old or the new owner is not documented. So nobody who is named has the wallet until an event
 * says so: not to be found by a wallet for a while does less harm than to be taken for somebody else.
 */
function walletLost({ data }: About, users: readonly (string | undefined)[]): ChangesReading {
  const lost = walletsIn(data);
  if (lost.length === 0) return SAYS_NOTHING;
  const known = [...new Set(users.filter(isOpaqueId))];
  if (known.length === 0) return { ok: false, reason: 'no-user-id' };
  return {
    ok: true,
    changes: known.map((userId) => ({ kind: 'delta', userId, delta: { linked: { lost } } })),
  };
}

function happened({ data, userId }: About, event: Omit<WalletEvent, 'address'>): ChangesReading {
  const [wallet] = walletsIn(data);
  return wallet === undefined
    ? SAYS_NOTHING
    : deltaChange(userId, { wallet: { address: wallet.address, ...event } });
}

function walletsIn(data: Fields): readonly Extract<Linked, { address: string }>[] {
  return linkedBy([walletCredential({ ...data, provider: data['provider'] ?? data['walletProvider'] })])
    .wallets;
}
