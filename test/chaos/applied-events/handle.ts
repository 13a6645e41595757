import type { Handle } from 'wallet-webhooks/handler';

export const handle: Handle = (_event, { applyOnce }) => applyOnce([]);
