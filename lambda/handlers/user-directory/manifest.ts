import { defineHandler } from 'wallet-webhooks/handler';

/** The handler that keeps one item per user of both providers. */
export const userDirectory = defineHandler({
  name: 'user-directory',
  entry: new URL('./handle.ts', import.meta.url),
  description:
    'Keeps one item per user, with linked accounts and wallets, from the user events of all providers.',
  events: ['*.user.*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    users: { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', writes: ['put'] },
  },
});
