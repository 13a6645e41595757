import { defineHandler } from 'wallet-webhooks/handler';

/** Counts the logins of each user. */
export const loginCount = defineHandler({
  name: 'login-count',
  entry: new URL('./handle.ts', import.meta.url),
  description: 'Counts the logins of each user.',
  events: ['privy.user.authenticated', 'dynamic.user.session.created'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    logins: { partitionKey: 'pk', environmentVariable: 'LOGINS_TABLE', writes: ['update'] },
  },
});
