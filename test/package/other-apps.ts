/** An app in TypeScript that is no ES module. */
export const IN_COMMONJS = `
import { definePipeline } from 'wallet-webhooks';
import { defineHandler } from 'wallet-webhooks/handler';
export const both = [definePipeline, defineHandler];
`;

/** An app in JavaScript with a handler of its own, by its files. */
export const IN_JAVASCRIPT = {
  'app.js': `
import { App } from 'aws-cdk-lib';
import { securityAlerts, WalletWebhooksStack } from 'wallet-webhooks';
import { inJavaScript } from './manifest.js';

const alerts = securityAlerts({ emails: ['security@example.com'] });
const pipeline = { sources: { 'privy/main': {} }, handlers: [inJavaScript, alerts], stages: { dev: { alarms: 'nobody' } } };
new WalletWebhooksStack(new App(), 'Webhooks', { pipeline, stage: 'dev' });
`,
  'manifest.js': `
import { defineHandler } from 'wallet-webhooks/handler';

export const inJavaScript = defineHandler({
  name: 'in-javascript',
  entry: new URL('./handle.js', import.meta.url),
  description: 'A handler in JavaScript.',
  events: ['*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: { seen: { partitionKey: 'pk', environmentVariable: 'SEEN_TABLE', writes: ['put'] } },
});
`,
  'handle.js': `
export const handle = async ({ subject }, { applyOnce, tables }) =>
  applyOnce([{ kind: 'put', table: tables.seen, item: { pk: subject } }]);
`,
  'give-event.js': `
import { buildEvent, testHandler } from 'wallet-webhooks/testing';
import { handle } from './handle.js';
import { inJavaScript as manifest } from './manifest.js';

const handler = await testHandler({ manifest, handle });
const outcome = await handler.give(buildEvent('privy.user.created', { subject: 'did:privy:ada' }));
console.log(outcome, await handler.items('seen'));
`,
};
