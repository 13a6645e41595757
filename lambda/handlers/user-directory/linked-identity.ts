import { comparableAddress, comparableEmail } from '../../../core/directory/comparable.ts';
import { shortDigest } from './digest.ts';
import type { Identity } from './said-set.ts';
import type { Linked, LinkedAccount, LinkedWallet, MfaMethod } from './user-snapshot.ts';

/** By what accounts and wallets are told apart. Of an account that names nothing else, it is the type. */
export const LINKED: Identity<Linked> = {
  hashOf: (linked) => (isWallet(linked) ? hashOfWallet(linked.address) : hashOfAccount(linked)),
  typeOf: (linked) => (isWallet(linked) ? 'wallet' : linked.type),
};

export const MFA_METHOD: Identity<MfaMethod> = { hashOf: ({ type }) => type, typeOf: ({ type }) => type };

export function isWallet<Member extends Linked>(linked: Member): linked is Extract<Member, LinkedWallet> {
  return 'address' in linked;
}

export function isAccount<Member extends Linked>(linked: Member): linked is Extract<Member, LinkedAccount> {
  return !isWallet(linked);
}

/** What a wallet is remembered by where its address has no business being. */
export function hashOfWallet(address: string): string {
  return shortDigest(`wallet ${comparableAddress(address)}`);
}

function hashOfAccount({ type, identifier = '' }: LinkedAccount): string {
  return shortDigest(`account ${type} ${type === 'email' ? comparableEmail(identifier) : identifier}`);
}
