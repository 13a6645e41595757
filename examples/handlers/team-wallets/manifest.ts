import { defineHandler } from 'wallet-webhooks/handler';

/** Counts the new wallets of each team, whose members another service keeps in a table. */
export const teamWallets = defineHandler({
  name: 'team-wallets',
  entry: new URL('./handle.ts', import.meta.url),
  description: 'Counts the new wallets of each team.',
  events: ['privy.user.wallet_created', 'dynamic.wallet.linked'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    members: {
      partitionKey: 'user',
      environmentVariable: 'MEMBERS_TABLE',
      reads: true,
      existing: { dev: 'members-dev', prod: 'members' },
    },
    teams: { partitionKey: 'team', environmentVariable: 'TEAMS_TABLE', writes: ['update'] },
  },
});
