import { comparableAddress } from '../../../core/directory/comparable.ts';
import { type Fields, listOfFields, text } from './lenient.ts';

/**
 * A Dynamic user's accounts and wallets as credentials, or undefined where the user has no list of any. Dynamic says
 * them in up to three lists: `verifiedCredentials` is the fullest, `wallets` and `oauthAccounts` add what it lacks. The
 * wallet in use may stand beside them.
 */
export function credentialsOf(user: Fields): readonly Fields[] | undefined {
  const verified = listOfFields(user['verifiedCredentials']);
  const wallets = listOfFields(user['wallets']);
  const oauthAccounts = listOfFields(user['oauthAccounts']);
  if (verified === undefined && wallets === undefined && oauthAccounts === undefined) return undefined;
  const known = verified ?? contactsOf(user);
  return [
    ...known,
    ...[...(wallets ?? []), ...currentWalletOf(user)]
      .filter(isHeld)
      .map(walletCredential)
      .filter(isNewTo(known, addressOf)),
    ...(oauthAccounts ?? []).map(oauthCredential).filter(isNewTo(known, oauthProviderOf)),
  ];
}

/** How a user can be reached. Where there are verified credentials they say it, and this may be unverified. */
function contactsOf({ email, phoneNumber }: Fields): readonly Fields[] {
  return [
    ...(text(email) === undefined ? [] : [{ format: 'email', email }]),
    ...(text(phoneNumber) === undefined ? [] : [{ format: 'phoneNumber', phoneNumber }]),
  ];
}

/** The wallet that a user, or the session of one, was last seen with. */
function currentWalletOf({ walletPublicKey, chain, provider }: Fields): readonly Fields[] {
  return text(walletPublicKey) === undefined ? [] : [{ publicKey: walletPublicKey, chain, provider }];
}

function isHeld({ deletedAt }: Fields): boolean {
  return deletedAt === undefined || deletedAt === null;
}

/** A wallet as the credential that it is. */
export function walletCredential({ publicKey, address, chain, provider }: Fields): Fields {
  return { format: 'blockchain', address: publicKey ?? address, chain, walletProvider: provider };
}

/** A social account as the credential that it is. */
export function oauthCredential({ provider, accountUsername }: Fields): Fields {
  return { format: 'oauth', oauthProvider: provider, oauthUsername: accountUsername };
}

function addressOf({ address }: Fields): string | undefined {
  const written = text(address);
  return written === undefined ? undefined : comparableAddress(written);
}

function oauthProviderOf({ format, oauthProvider }: Fields): string | undefined {
  return format === 'oauth' ? text(oauthProvider) : undefined;
}

/** Lets each credential through once that has a key, and no known one with it. */
function isNewTo(known: readonly Fields[], keyOf: (credential: Fields) => string | undefined) {
  const keys = new Set([undefined, ...known.map(keyOf)]);
  return (credential: Fields) => {
    const key = keyOf(credential);
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  };
}
