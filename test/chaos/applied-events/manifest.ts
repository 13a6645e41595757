import { defineHandler } from 'wallet-webhooks/handler';

/** A handler that makes nothing but an inbox entry of each event: what is counted is whether it does so once. */
export const appliedEvents = defineHandler({
  name: 'applied-events',
  entry: new URL('./handle.ts', import.meta.url),
  description: 'Makes an inbox entry of every event.',
  events: ['*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
});
