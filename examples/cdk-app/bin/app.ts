import { App } from 'aws-cdk-lib';
import { definePipeline, WalletWebhooksStack } from 'wallet-webhooks';
import { firstWallet } from '../handlers/first-wallet/manifest.ts';

const pipeline = definePipeline({
  sources: { 'privy/main': {}, 'dynamic/main': {} },
  handlers: [firstWallet],
  stages: {
    // The stage of `npm start`. Its deliveries come from this machine.
    local: { deletionProtection: false, extraAllowedCidrs: ['127.0.0.1/32', '::1/128'] },
    // 'create' makes the role with which API Gateway writes logs, for all APIs of the account and region: in one stage of
    // them, and in none where there is a role already.
    dev: { deletionProtection: false, cloudWatchRole: 'create' },
    // Whom the alarms tell: { emails: ['<address>'] }, or { topicArn: '<ARN of an SNS topic>' }.
    prod: { alarms: 'nobody' },
  },
});

const app = new App();
const stage: string = app.node.tryGetContext('stage') ?? 'dev';
new WalletWebhooksStack(app, `Webhooks-${stage}`, { pipeline, stage });
