import type { HandlerManifest } from '../../handler-kit/manifest.ts';

/** The handler that keeps one item per user of both providers. */
export const userDirectory = {
  name: 'user-directory',
  description:
    'Keeps one item per user, with linked accounts and wallets, from the user events of all providers.',
  events: ['*.user.*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    users: { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', writes: ['put'] },
  },
} as const satisfies HandlerManifest;
