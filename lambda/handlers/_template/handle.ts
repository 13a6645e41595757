import type { HandleOf } from 'wallet-webhooks/handler';
import type { loginCount } from './manifest.ts';

/** Adds one to the user's item in the table `logins`, exactly once per login. */
export const handle: HandleOf<typeof loginCount> = async (event, { applyOnce, tables }) => {
  if (event.subject === undefined) return 'ignored';
  const key = { pk: `${event.source}#${event.subject}` };
  return applyOnce([{ kind: 'update', table: tables.logins, key, add: { logins: 1 } }]);
};
