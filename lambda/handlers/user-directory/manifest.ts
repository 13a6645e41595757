import { defineHandler } from 'wallet-webhooks/handler';

/** The handler that keeps one item per user of both providers, and finds users by what they are known by. */
export const userDirectory = defineHandler({
  name: 'user-directory',
  entry: new URL('./handle.ts', import.meta.url),
  description:
    'Keeps one item per user, with linked accounts and wallets, from the events of all providers that say something of one.',
  events: [
    '*.user.*',
    'privy.mfa.*',
    'privy.wallet.private_key_export',
    'privy.wallet.seed_phrase_export',
    'privy.wallet.recovery_setup',
    'privy.wallet.recovered',
    'dynamic.visit.created',
    'dynamic.wallet.created',
    'dynamic.wallet.linked',
    'dynamic.wallet.unlinked',
    'dynamic.wallet.deleted',
    'dynamic.wallet.transferred',
    'dynamic.wallet.exported',
  ],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    users: { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', reads: true, writes: ['put'] },
    lookUps: {
      partitionKey: 'pk',
      sortKey: 'sk',
      environmentVariable: 'LOOK_UPS_TABLE',
      writes: ['put', 'delete'],
    },
  },
});
