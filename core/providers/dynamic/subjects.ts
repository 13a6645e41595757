import type { SubjectRule } from '../subject-rules.ts';

/**
 * Whom and what Dynamic's events are about. The envelope's `userId` is whoever triggered the event, perhaps an
 * administrator. It is taken for the subject only as a last resort, and only where nobody but the user can be the one;
 * elsewhere it may still decide the order.
 */
export const dynamicSubjects: readonly SubjectRule[] = [
  { events: ['ping'], user: [], thing: [] },
  // Data like a session carries the user in `userId` and its own id in `id`; data like a user has only `id`.
  { events: ['user.created', 'user.updated', 'user.deleted'], user: ['data.userId', 'data.id'], thing: [] },
  {
    events: ['user.session.created', 'user.social.linked', 'user.passkeyRecovery.*', 'visit.created'],
    user: ['data.userId', 'userId'],
    thing: [],
  },
  // The user who remains. One who is gone, `data.mergedUserId`, has no more events to keep in order.
  { events: ['user.merged'], user: ['data.user.id', 'data.userId', 'data.id'], thing: [['user', 'userId']] },
  { events: ['user.*'], user: ['data.userId'], thing: [['user', 'userId']] },
  {
    events: [
      'wallet.created',
      'wallet.linked',
      'wallet.unlinked',
      'wallet.exported',
      'wallet.signature',
      'wallet.activity',
      'wallet.offlineRecovery.*',
    ],
    user: ['data.userId', 'userId'],
    thing: [
      ['wallet', 'data.walletId'],
      ['wallet', 'data.id'],
    ],
  },
  {
    events: ['wallet.sanctions.*', 'sanctions.wallet.*', 'wallet.addressScreening.*'],
    user: [],
    thing: [['address', 'data.walletAddress']],
  },
  {
    events: ['wallet.*', 'waas.*'],
    user: ['data.userId'],
    thing: [
      ['user', 'userId'],
      ['wallet', 'data.walletId'],
      ['wallet', 'data.id'],
    ],
  },
  {
    events: ['businessAccount.created', 'businessAccount.updated'],
    user: [],
    thing: [['businessAccount', 'data.id']],
  },
  {
    events: ['businessAccount.proposal.*'],
    user: [],
    thing: [['businessAccount', 'data.businessAccountId']],
  },
  {
    events: ['businessAccount.*'],
    user: ['data.userId'],
    thing: [['businessAccount', 'data.businessAccountId']],
  },
  {
    events: ['*'],
    user: ['data.userId'],
    thing: [
      ['user', 'userId'],
      ['wallet', 'data.walletId'],
    ],
  },
];
