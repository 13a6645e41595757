import { isOpaqueId } from 'wallet-webhooks/handler';
import { credentialsOf } from './dynamic-credentials.ts';
import { type Fields, fields, firstText, isoTime, listOfFields, text } from './lenient.ts';
import { present } from './present.ts';
import type {
  LinkedAccount,
  LinkedWallet,
  MfaMethod,
  SnapshotReading,
  UserSnapshot,
} from './user-snapshot.ts';

/** What the directory keeps of the user in the inner `data` of a Dynamic event. Never throws. */
export function snapshotOfDynamicUser(data: unknown): SnapshotReading {
  const user = fields(data);
  const userId = dynamicUserId(user);
  if (userId === undefined) return { ok: false, reason: 'no-user-id' };
  const credentials = credentialsOf(user);
  if (credentials === undefined) return { ok: false, reason: 'no-account-list' };

  const createdAt = isoTime(user['createdAt']) ?? isoTime(user['firstVisit']);
  return {
    ok: true,
    snapshot: {
      userId,
      ...present({ createdAt, mfa: mfaMethodsOf(user['mfaDevices']) }),
      ...linkedBy(credentials),
    },
  };
}

/** The accounts and the wallets that credentials stand for. */
export function linkedBy(credentials: readonly Fields[]): Pick<UserSnapshot, 'accounts' | 'wallets'> {
  return {
    accounts: credentials.filter((credential) => !isWallet(credential)).flatMap(accountOf),
    wallets: credentials.filter(isWallet).flatMap(walletOf),
  };
}

/** The devices that count: one that was never verified asks for nothing yet. */
function mfaMethodsOf(devices: unknown): readonly MfaMethod[] | undefined {
  const verified = listOfFields(devices)?.filter((device) => device['verified'] !== false);
  const types = verified?.flatMap(({ type }) => text(type) ?? []);
  return types && [...new Set(types)].map((type) => ({ type }));
}

/** A session names its user in `userId` and itself in `id`; a user has only `id`. */
export function dynamicUserId({ userId, id }: Fields): string | undefined {
  return [userId, id].find(isOpaqueId);
}

/**
 * A new user, who may have no accounts yet. Dynamic documents two shapes of `user.created`: the user, and the session in
 * which the user was created, which knows only the wallet that the user came with.
 */
export function newDynamicUser(data: unknown): Fields {
  const user = fields(data);
  return credentialsOf(user) === undefined ? { ...user, wallets: [] } : user;
}

function isWallet({ format }: Fields): boolean {
  return format === 'blockchain';
}

function walletOf(credential: Fields): LinkedWallet[] {
  const address = text(credential['address']);
  if (address === undefined) return [];
  const chain = text(credential['chain']);
  return [{ address, ...(chain === undefined ? {} : { chain }), kind: kindOf(credential) }];
}

function kindOf({ walletProvider, embeddedWalletId }: Fields): LinkedWallet['kind'] {
  if (walletProvider === 'smartContractWallet') return 'smart';
  return walletProvider === 'embeddedWallet' || text(embeddedWalletId) !== undefined
    ? 'embedded'
    : 'external';
}

/** Where a credential says what it is known by, if not in its public identifier. */
const IDENTIFIERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['email', ['email', 'publicIdentifier']],
  ['oauth', ['oauthAccountId', 'oauthUsername', 'publicIdentifier']],
  ['phoneNumber', ['phoneNumber', 'publicIdentifier']],
]);

function accountOf(credential: Fields): LinkedAccount[] {
  const format = text(credential['format']);
  if (format === undefined) return [];
  const type = format === 'oauth' ? (text(credential['oauthProvider']) ?? format) : format;
  const identifier =
    internationalNumber(credential) ??
    firstText(credential, IDENTIFIERS.get(format) ?? ['publicIdentifier', 'id']);
  return [{ type, ...(identifier === undefined ? {} : { identifier }) }];
}

/** Dynamic tells the country of a telephone number beside it. */
function internationalNumber({ format, phoneNumber, phoneCountryCode }: Fields): string | undefined {
  const number = text(phoneNumber);
  const country = text(phoneCountryCode)?.replace(/^\+/, '');
  if (format !== 'phoneNumber' || number === undefined || country === undefined) return undefined;
  return number.startsWith('+') ? number : `+${country}${number}`;
}
