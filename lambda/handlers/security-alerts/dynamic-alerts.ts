import { type AlertText, address, id, word } from './alert-text.ts';
import type { AlertType } from './ratings.ts';
import { SCREENING_ALERTS } from './screening-alerts.ts';

const WALLET = [
  address('Wallet', 'data.publicKey', 'data.address'),
  word('Chain', 'data.chain'),
  id('Wallet id', 'data.walletId', 'data.id'),
];
const MEMBER = [id('Business account', 'data.businessAccountId'), word('Role', 'data.role')];
const CALL = 'Ask the user, in a way that does not go through this account, whether it was them.';
const LOCK = `${CALL} If not: end their sessions in Dynamic's dashboard and hold back withdrawals until it is settled.`;
const UNPUBLISHED = 'Dynamic does not publish the fields of this event, so something may be missing here.';
const QUIET = 'Nothing, unless other alerts name the same user: then ask the user whether it was them.';

/** What the alerts of Dynamic's events say. */
export const DYNAMIC_ALERTS: Readonly<Record<Extract<AlertType, `dynamic.${string}`>, AlertText>> = {
  ...SCREENING_ALERTS,
  'dynamic.wallet.exported': {
    title: 'Wallet key exported',
    what: 'A user took out the key of an embedded wallet. Whoever has it can move all that the wallet holds.',
    first: `${CALL} If not: help them move all funds to a new wallet at once, the key cannot be called back.`,
    details: WALLET,
  },
  'dynamic.wallet.transferred': {
    title: 'Wallet moved to another user',
    what: 'A wallet moved from one user to another, with all that it holds.',
    first: LOCK,
    doubt: 'Dynamic does not say whether the user named is the old or the new owner.',
    details: WALLET,
  },
  'dynamic.user.merged': {
    title: 'Users merged',
    what: 'Two users became one. Whoever logs in as either has the wallets of both.',
    first: LOCK,
    doubt: 'Dynamic does not publish which fields hold the two users.',
    details: [id('Merged user', 'data.mergedUserId')],
  },
  'dynamic.user.passkeyRecovery.started': {
    title: 'Passkey recovery started',
    what: 'A user began to recover a wallet with a passkey.',
    first:
      'Wait for the end of it where the user is known to change devices; else ask the user whether it was them.',
    details: WALLET,
  },
  'dynamic.user.passkeyRecovery.completed': {
    title: 'Passkey recovery completed',
    what: 'A user recovered a wallet with a passkey. The new device can sign from now on.',
    first: LOCK,
    details: WALLET,
  },
  'dynamic.user.email.unlinked': {
    title: 'E-mail login removed',
    what: 'A user lost an e-mail login.',
    first: QUIET,
    doubt: UNPUBLISHED,
    details: [],
  },
  'dynamic.user.social.unlinked': {
    title: 'Social login removed',
    what: 'A user disconnected a social account.',
    first: QUIET,
    details: [word('Login', 'data.provider')],
  },
  'dynamic.wallet.deleted': {
    title: 'Wallet deleted',
    what: 'A wallet was deleted.',
    first: `${CALL} If not: ask Dynamic whether it can be brought back, before anything else happens to the account.`,
    doubt: UNPUBLISHED,
    details: WALLET,
  },
  'dynamic.wallet.delegation.created': {
    title: 'Permission to sign given',
    what: 'A user allowed your side to sign with a wallet. Whoever has the delegated share can move what it holds.',
    first:
      'Look whether your product asked for it. If not: have the user revoke it, and find out who has your decryption key.',
    details: WALLET,
  },
  'dynamic.wallet.delegation.revoked': {
    title: 'Permission to sign withdrawn',
    what: 'A user withdrew your permission to sign with a wallet.',
    first: 'See that nothing of yours signs with it any more, and delete the delegated share.',
    details: WALLET,
  },
  'dynamic.wallet.offlineRecovery.created': {
    title: 'Offline recovery share created',
    what: 'A share for recovering a wallet without Dynamic was handed to your side.',
    first:
      'Look whether it was asked for, and where the share is kept. Nobody should be able to read it unnoticed.',
    doubt: UNPUBLISHED,
    details: WALLET,
  },
  'dynamic.businessAccount.member.added': {
    title: 'Member added to a business account',
    what: 'A user joined a business account and, by the role, may see or move what it holds.',
    first: 'Ask an owner of the account whether they meant to.',
    doubt: UNPUBLISHED,
    details: [...MEMBER, id('Added by', 'data.addedByUserId')],
  },
  'dynamic.businessAccount.member.roleChanged': {
    title: 'Role in a business account changed',
    what: 'A member of a business account has another role.',
    first: 'Ask an owner of the account whether they meant to.',
    doubt: UNPUBLISHED,
    details: MEMBER,
  },
  'dynamic.businessAccount.member.removed': {
    title: 'Member removed from a business account',
    what: 'A user left a business account.',
    first: 'Nothing, unless the account has no owner left: then ask who removed them.',
    doubt: UNPUBLISHED,
    details: MEMBER,
  },
  'dynamic.businessAccount.signer.revoked': {
    title: "Member's key share withdrawn",
    what: "A member's share of the key of a business account's wallet was withdrawn.",
    first: 'Nothing, unless nobody removed the member: then ask an owner of the account.',
    doubt: UNPUBLISHED,
    details: [id('Business account', 'data.businessAccountId'), id('Wallet id', 'data.walletId')],
  },
};
