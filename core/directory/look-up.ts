import { comparableAddress, comparableEmail, comparablePhone } from './comparable.ts';

/**
 * The attributes of a row of the look-up table. `pk` is what a user is found by, `wallet#<address>`, `email#<hash>` or
 * `phone#<hash>`; `sk` is the key of the user's item, `<source>#<user id>`. A row has no others.
 */
export const LOOK_UP_ATTRIBUTES = { key: 'pk', user: 'sk' } as const;

/** What is looked up by its hash, and the text to hash: the SHA-256 of it, as UTF-8, in lower-case hexadecimal. */
export interface HashedLookUp {
  readonly kind: 'email' | 'phone';
  readonly text: string;
}

export function walletLookUpKey(address: string): string {
  return `wallet#${comparableAddress(address)}`;
}

export function hashedLookUpKey(kind: HashedLookUp['kind'], hash: string): string {
  return `${kind}#${hash.toLowerCase()}`;
}

export function emailLookUp(address: string): HashedLookUp {
  return { kind: 'email', text: comparableEmail(address) };
}

/** Undefined for a number that does not say its country: it could be anybody's in another one. */
export function phoneLookUp(number: string): HashedLookUp | undefined {
  const text = comparablePhone(number);
  return text === undefined ? undefined : { kind: 'phone', text };
}

/** The key of a user's item, which also tells whose row a look-up found. */
export function userKey(source: string, userId: string): string {
  return `${source}#${userId}`;
}
