import type { DeletedItem, DirectoryItem, SaidTextRow, WalletRow } from './directory-item.ts';
import { timeOf } from './stamp.ts';

/** A user as the directory knows them. Times are ISO 8601 in UTC. */
export interface DirectoryUser {
  /** Such as `privy/main`. A user is told by `source` and `userId` together. */
  readonly source: string;
  readonly userId: string;
  readonly environment: string;
  readonly createdAt?: string;
  /** When they last logged in or came back. */
  readonly lastSeenAt?: string;
  readonly accounts: readonly DirectoryAccount[];
  readonly wallets: readonly DirectoryWallet[];
  /** Second factors, as the provider calls them; left out where it never said. */
  readonly mfaMethods?: readonly string[];
  /** How far the check of the user's identity is, in the provider's own word. */
  readonly kycStatus?: string;
  /** When the newest event happened that said something of the user. */
  readonly asOf: string;
}

/** A way to log in other than a wallet. */
export interface DirectoryAccount {
  /** As the provider calls it: `email`, `phone`, `google_oauth`, … */
  readonly type: string;
  /** An address, a number, the subject at the other service. */
  readonly identifier?: string;
}

export interface DirectoryWallet {
  readonly address: string;
  /** As the provider calls it: Privy says `ethereum`, Dynamic `EVM`. */
  readonly chain?: string;
  /** Who holds the key: the provider's own wallet, one that the user brought, or a contract. */
  readonly kind: 'embedded' | 'external' | 'smart';
  /** When its key or seed phrase was last taken out. */
  readonly exportedAt?: string;
  /** When it was last recovered on another device. */
  readonly recoveredAt?: string;
  /** How it can be recovered, as the provider calls it. */
  readonly recoveryMethod?: string;
}

/** The user that an item of the table `users` stands for; undefined for one who is deleted or of whom nothing is known. */
export function directoryUser(item: DirectoryItem | DeletedItem): DirectoryUser | undefined {
  if (item.deleted || saysNothing(item)) return undefined;
  const { source, userId, environment, createdAt, lastSeen, accounts, wallets, mfa, kyc } = item;
  return {
    source,
    userId,
    environment,
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(lastSeen === undefined ? {} : { lastSeenAt: timeOf(lastSeen) }),
    accounts: accounts.map(({ said, ...account }) => account),
    wallets: wallets.map(walletOf),
    ...(mfa === undefined ? {} : { mfaMethods: mfa.methods.map(({ type }) => type) }),
    ...(kyc === undefined ? {} : { kycStatus: kyc.text }),
    asOf: item.lastEventTime ?? item.lastReceivedTime ?? '',
  };
}

/** An item may know no more of somebody than what they do not have: perhaps they are no user at all. */
function saysNothing({
  listed,
  format,
  createdAt,
  lastSeen,
  accounts,
  wallets,
  mfa,
  kyc,
}: DirectoryItem): boolean {
  const isListed = listed !== undefined || format === undefined;
  const isTold = createdAt !== undefined || lastSeen !== undefined || kyc !== undefined;
  return !isListed && !isTold && accounts.length + wallets.length + (mfa?.methods.length ?? 0) === 0;
}

function walletOf({ address, chain, kind, exported, recovered, recovery }: WalletRow): DirectoryWallet {
  return {
    address,
    ...(chain === undefined ? {} : { chain }),
    kind,
    ...(exported === undefined ? {} : { exportedAt: timeOf(exported) }),
    ...(recovered === undefined ? {} : { recoveredAt: timeOf(recovered) }),
    ...methodOf(recovery),
  };
}

function methodOf(recovery: SaidTextRow | undefined): Pick<DirectoryWallet, 'recoveryMethod'> {
  return recovery === undefined ? {} : { recoveryMethod: recovery.text };
}
