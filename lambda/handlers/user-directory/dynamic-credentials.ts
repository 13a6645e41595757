import { comparableAddress } from './account-beside.ts';
import { type Fields, listOfFields, text } from './lenient.ts';

/**
 * A Dynamic user's accounts and wallets as credentials, or undefined where the user has no list of any. Dynamic says
 * them in up to three lists: `verifiedCredentials` is the fullest, `wallets` and `oauthAccounts` add what it lacks.
 */
export function credentialsOf(user: Fields): readonly Fields[] | undefined {
  const verified = listOfFields(user['verifiedCredentials']);
  const wallets = listOfFields(user['wallets']);
  const oauthAccounts = listOfFields(user['oauthAccounts']);
  if (verified === undefined && wallets === undefined && oauthAccounts === undefined) return undefined;
  const known = verified ?? contactsOf(user);
  return [
    ...known,
    ...(wallets ?? []).filter(isHeld).map(walletCredential).filter(missingFrom(known, addressOf)),
    ...(oauthAccounts ?? []).map(oauthCredential).filter(missingFrom(known, oauthProviderOf)),
  ];
}

/** How a user can be reached. Where there are verified credentials they say it, and this may be unverified. */
function contactsOf({ email, phoneNumber }: Fields): readonly Fields[] {
  return [
    ...(text(email) === undefined ? [] : [{ format: 'email', email }]),
    ...(text(phoneNumber) === undefined ? [] : [{ format: 'phoneNumber', phoneNumber }]),
  ];
}

function isHeld({ deletedAt }: Fields): boolean {
  return deletedAt === undefined || deletedAt === null;
}

function walletCredential({ publicKey, address, chain, provider }: Fields): Fields {
  return { format: 'blockchain', address: publicKey ?? address, chain, walletProvider: provider };
}

function oauthCredential({ provider, accountUsername }: Fields): Fields {
  return { format: 'oauth', oauthProvider: provider, oauthUsername: accountUsername };
}

function addressOf({ address }: Fields): string | undefined {
  return comparableAddress(address);
}

function oauthProviderOf({ format, oauthProvider }: Fields): string | undefined {
  return format === 'oauth' ? text(oauthProvider) : undefined;
}

function missingFrom(known: readonly Fields[], keyOf: (credential: Fields) => string | undefined) {
  const keys = new Set(known.map(keyOf));
  return (credential: Fields) => !keys.has(keyOf(credential));
}
