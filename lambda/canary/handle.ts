import type { Handle } from '../../core/handling/handler.ts';

/** Settles the canary's event as a handler does that makes one write. The time of it is in the inbox entry. */
export const handle: Handle = (_event, { applyOnce }) => applyOnce([]);
