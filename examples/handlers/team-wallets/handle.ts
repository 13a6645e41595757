import type { HandleOf } from 'wallet-webhooks/handler';
import type { teamWallets } from './manifest.ts';

/** Adds one to the team of the user, exactly once per wallet. Who is in no team is passed over. */
export const handle: HandleOf<typeof teamWallets> = async (event, { applyOnce, readItem, tables }) => {
  if (event.subject === undefined) return 'ignored';
  const member = await readItem({ table: tables.members, key: { user: event.subject } });
  if (typeof member?.team !== 'string') return 'ignored';
  const key = { team: member.team };
  return applyOnce([{ kind: 'update', table: tables.teams, key, add: { wallets: 1 } }]);
};
