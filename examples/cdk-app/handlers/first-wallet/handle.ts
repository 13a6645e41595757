import { absent, type HandleOf } from 'wallet-webhooks/handler';
import type { firstWallet } from './manifest.ts';

/** Puts the wallet into the user's item, unless the user has one. */
export const handle: HandleOf<typeof firstWallet> = async (event, { applyOnce, tables }) => {
  if (event.subject === undefined) return 'ignored';
  const address =
    event.type === 'privy.user.wallet_created' ? event.data.wallet.address : event.data.data.publicKey;
  const item = { pk: `${event.source}#${event.subject}`, address, since: event.time };
  return applyOnce([{ kind: 'put', table: tables.wallets, item, condition: absent('pk') }]);
};
