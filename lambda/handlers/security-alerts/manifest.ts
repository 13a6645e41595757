import { defineHandler } from 'wallet-webhooks/handler';
import { ALERT_TYPES } from './ratings.ts';

/** In TypeScript here, in JavaScript where it was compiled. */
const ENTRY = `./handle${import.meta.url.slice(-'.ts'.length)}`;

/** The handler that tells people of events that may mean harm. What it is told to leave out, `securityAlerts` takes from it. */
export const everySecurityAlert = defineHandler({
  name: 'security-alerts',
  entry: new URL(ENTRY, import.meta.url),
  description:
    'Tells people of exported keys, removed safeguards, moved accounts and what screening and policies found.',
  events: ALERT_TYPES,
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  // Severities of event types instead of those of the table, as JSON.
  environment: { ALERT_SEVERITIES: '{}' },
  topics: { people: {} },
});
