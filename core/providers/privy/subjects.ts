import type { SubjectRule } from '../subject-rules.ts';

/** Whom and what Privy's events are about. */
export const privySubjects: readonly SubjectRule[] = [
  { events: ['user.transferred_account'], user: ['toUser.id'], thing: [] },
  { events: ['user.kyc.updated'], user: ['user_id'], thing: [] },
  { events: ['user.*'], user: ['user.id', 'user_id'], thing: [] },
  { events: ['organization.*'], user: [], thing: [['organization', 'organization_id']] },
  { events: ['mfa.*', 'kraken_embed.*'], user: ['user_id'], thing: [] },
  // Some are about a user's act, some only about the wallet; `private_key.exported` is the older name of one.
  { events: ['wallet.*', 'private_key.exported'], user: ['user_id'], thing: [['wallet', 'wallet_id']] },
  {
    events: ['transaction.*', 'wallet_action.*', 'wallet_automation.*', 'yield.claim.*'],
    user: [],
    thing: [
      ['wallet', 'wallet_id'],
      ['transaction', 'transaction_id'],
    ],
  },
  { events: ['user_operation.*'], user: [], thing: [['address', 'sender']] },
  { events: ['yield.*'], user: [], thing: [['address', 'owner']] },
  // `created_by_id` is who asked for the intent; the event is about what became of it.
  { events: ['intent.*'], user: [], thing: [['intent', 'intent_id']] },
  { events: ['usage.*'], user: [], thing: [['usage', 'source_id']] },
  { events: ['privy.test'], user: [], thing: [] },
  { events: ['*'], user: ['user_id', 'user.id'], thing: [['wallet', 'wallet_id']] },
];
