import type { HandlerManifest } from '../../handler-kit/manifest.ts';

/** Counts the logins of each user. */
export const loginCount = {
  name: 'login-count',
  description: 'Counts the logins of each user.',
  events: ['privy.user.authenticated', 'dynamic.user.session.created'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    logins: { partitionKey: 'pk', environmentVariable: 'LOGINS_TABLE', writes: ['update'] },
  },
} as const satisfies HandlerManifest;
