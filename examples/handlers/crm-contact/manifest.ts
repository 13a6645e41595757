import { defineHandler } from 'wallet-webhooks/handler';

/** Makes a contact in the CRM for each new user. */
export const crmContact = defineHandler({
  name: 'crm-contact',
  entry: new URL('./handle.ts', import.meta.url),
  description: 'Makes a contact in the CRM for each new user.',
  events: ['privy.user.created', 'dynamic.user.created'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  environment: { CRM_URL: 'https://crm.example.com' },
  secrets: { crmToken: 'crm/api-token' },
});
