import { defineHandler } from 'wallet-webhooks/handler';

/** Remembers the first wallet of each user. */
export const firstWallet = defineHandler({
  name: 'first-wallet',
  entry: new URL('./handle.ts', import.meta.url),
  description: 'Remembers the first wallet of each user.',
  events: ['privy.user.wallet_created', 'dynamic.wallet.linked'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    wallets: { partitionKey: 'pk', environmentVariable: 'WALLETS_TABLE', writes: ['put'] },
  },
});
