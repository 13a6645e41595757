import { App } from 'aws-cdk-lib';
import { definePipeline, WalletWebhooksStack } from 'wallet-webhooks';
import config from '../../pipeline.config.ts';
import { appliedEvents } from './applied-events/manifest.ts';

/** The project's own pipeline, with a handler more whose effects are counted by the inbox. */
const pipeline = definePipeline({ ...config, handlers: [...(config.handlers ?? []), appliedEvents] });
const app = new App();
new WalletWebhooksStack(app, 'WalletWebhooks-local', { pipeline, stage: 'local' });
app.synth();
