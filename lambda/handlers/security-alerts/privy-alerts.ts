import { type AlertText, address, id, word } from './alert-text.ts';
import type { AlertType } from './ratings.ts';

const WALLET = [address('Wallet', 'wallet_address'), id('Wallet id', 'wallet_id')];
const EXPORTED = [...WALLET, word('Export', 'export_source')];
const CALL = 'Ask the user, in a way that does not go through this account, whether it was them.';
const SAVE = `${CALL} If not: help them move all funds to a new wallet at once, the key cannot be called back.`;
const LOCK = `${CALL} If not: end their sessions in Privy's dashboard and hold back withdrawals until it is settled.`;

/** What an intent changes that is no transaction: who may sign, and under which rules. */
const RULES = ['KEY_QUORUM', 'POLICY', 'RULE', 'WALLET'];

/** What the alerts of Privy's events say. */
export const PRIVY_ALERTS: Readonly<Record<Extract<AlertType, `privy.${string}`>, AlertText>> = {
  'privy.wallet.private_key_export': {
    title: 'Private key exported',
    what: 'A user took out the private key of an embedded wallet. Whoever has it can move all that the wallet holds.',
    first: SAVE,
    details: EXPORTED,
  },
  'privy.wallet.seed_phrase_export': {
    title: 'Seed phrase exported',
    what: 'A user took out the seed phrase of an embedded wallet. Whoever has it can move all that its wallets hold.',
    first: SAVE,
    details: EXPORTED,
  },
  'privy.mfa.disabled': {
    title: 'Second factor removed',
    what: 'A user removed a second factor. A login alone may now be enough to use the wallets.',
    first: LOCK,
    details: [word('Factor', 'method')],
  },
  'privy.mfa.enabled': {
    title: 'Second factor added',
    what: 'A user enrolled a second factor. An intruder does so to lock the user out.',
    first: 'Nothing, unless other alerts name the same user: then ask the user whether it was them.',
    details: [word('Factor', 'method')],
  },
  'privy.user.transferred_account': {
    title: 'Login moved to another user',
    what: 'A login method moved from one user to another, and with it whoever uses it. The user it came from is gone.',
    first: LOCK,
    details: [id('From user', 'fromUser.id'), word('Login', 'account.type')],
  },
  'privy.user.updated_account': {
    title: 'E-mail or phone of a login changed',
    what: 'The e-mail address or phone number of a login method changed. Whoever has the new one gets in.',
    first: LOCK,
    details: [word('Login', 'account.type')],
  },
  'privy.user.unlinked_account': {
    title: 'Login removed',
    what: 'A user lost a login method or a wallet.',
    first: 'Nothing, unless other alerts name the same user: then ask the user whether it was them.',
    details: [word('Login', 'account.type')],
  },
  'privy.wallet.recovery_setup': {
    title: 'Recovery set up',
    what: 'A user chose how to recover an embedded wallet. Whoever has that means gets the wallet on a device of theirs.',
    first: `${CALL} If not: have the user set up recovery anew.`,
    details: [...WALLET, word('Method', 'method')],
  },
  'privy.wallet.recovered': {
    title: 'Wallet recovered on another device',
    what: 'An embedded wallet was recovered on a device that did not have it. That device can sign from now on.',
    first: LOCK,
    details: WALLET,
  },
  'privy.wallet.archived': {
    title: 'Wallet archived',
    what: 'A wallet was archived and is out of use.',
    first: 'Look who or what of yours archives wallets, and restore it if nobody meant to.',
    details: [...WALLET, word('Chain', 'chain_type')],
  },
  'privy.wallet.restored': {
    title: 'Wallet restored',
    what: 'An archived wallet is in use again.',
    first: 'Look who or what of yours restores wallets, and archive it if nobody meant to.',
    details: [...WALLET, word('Chain', 'chain_type')],
  },
  'privy.intent.executed': {
    title: 'Rules of signing changed',
    what: 'An approved intent changed who may sign or under which rules: a key quorum, a policy, a rule or a wallet.',
    first:
      'Compare it with the changes that you planned. If it is none of them: change it back, and rotate the keys that agreed.',
    details: [
      id('Intent', 'intent_id'),
      word('Changed', 'intent_type'),
      id('Resource', 'resource_id'),
      id('Asked for by', 'created_by_id'),
      id('Authorized by', 'action_result.authorized_by_id'),
    ],
    only: { path: 'intent_type', values: RULES },
  },
  'privy.kraken_embed.user.disabled': {
    title: 'Trading suspended by Kraken',
    what: "Kraken suspended a user's trading.",
    first: 'Ask Kraken for the reason before the user is served on.',
    details: [],
  },
  'privy.kraken_embed.user.closed': {
    title: 'Account closed at Kraken',
    what: "Kraken closed a user's account.",
    first: 'Nothing, unless the user did not ask for it: then ask Kraken for the reason.',
    details: [],
  },
};
