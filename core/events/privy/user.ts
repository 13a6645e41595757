import { flag, list, map, maybe, named, object, oneOf, seconds, text } from '../schema/fields.ts';
import { linkedAccount } from './linked-account.ts';
import { mfaMethod } from './mfa.ts';
import { privyEvents } from './privy-events.ts';

const user = named(
  'PrivyUser',
  object({
    id: text("Privy's id of the user, did:privy:…"),
    created_at: seconds(),
    has_accepted_terms: flag(),
    is_guest: flag(),
    linked_accounts: list(linkedAccount),
    mfa_methods: list(object({ type: mfaMethod(), verified_at: seconds() })),
    custom_metadata: maybe(map('What your application stored with the user.')),
  }),
);

const userAndAccount = { user, account: linkedAccount };

export const userEvents = privyEvents({
  'user.created': {
    meaning: 'Somebody signed up, or your server created a user.',
    nature: 'snapshot',
    time: { path: 'user.created_at', unit: 'seconds' },
    personalData: true,
    fields: { user },
  },
  'user.authenticated': {
    meaning: 'A user logged in; sent for every login.',
    nature: 'snapshot',
    personalData: true,
    fields: userAndAccount,
  },
  'user.linked_account': {
    meaning: 'A user gained a login method or a wallet; `account` is the new one.',
    nature: 'snapshot',
    personalData: true,
    fields: userAndAccount,
  },
  'user.unlinked_account': {
    meaning: 'A user lost a login method or a wallet; `account` is the one that `user` no longer lists.',
    nature: 'snapshot',
    personalData: true,
    fields: userAndAccount,
  },
  'user.updated_account': {
    meaning: 'The e-mail address or phone number of a login method changed.',
    nature: 'snapshot',
    personalData: true,
    fields: userAndAccount,
  },
  'user.transferred_account': {
    meaning: 'A login method moved to `toUser`, and the user it came from is gone.',
    nature: 'snapshot',
    personalData: true,
    fields: {
      fromUser: object({ id: text('The user that no longer exists.') }),
      toUser: user,
      account: linkedAccount,
      deletedUser: flag('True: the user in `fromUser` was deleted.'),
    },
  },
  'user.wallet_created': {
    meaning: 'A user got an embedded or smart wallet.',
    nature: 'snapshot',
    personalData: true,
    fields: {
      user,
      wallet: object({
        type: oneOf('wallet', 'smart_wallet'),
        address: text(),
        chain_type: oneOf('ethereum', 'solana'),
      }),
    },
  },
  'user.deleted': {
    meaning: 'A user was deleted; `user` is what was known of them.',
    nature: 'delta',
    personalData: true,
    fields: { user },
  },
});
