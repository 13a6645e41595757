import { Template } from 'aws-cdk-lib/assertions';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import type { PipelineConfig, StageConfig } from '../../lib/config/pipeline-config.ts';
import { securityAlerts } from '../../lib/security-alerts.ts';
import type { WalletWebhooksStack } from '../../lib/wallet-webhooks-stack.ts';
import { stackOf } from '../lib/template-of.ts';

const PIPELINE: PipelineConfig = {
  sources: { 'privy/main': {}, 'dynamic/main': {} },
  handlers: [userDirectory, securityAlerts({ emails: { test: ['security@example.com'] } })],
  consumers: {
    billing: { events: ['*'] },
    crm: { kind: 'https', url: 'https://crm.example.com/events', events: ['*'] },
  },
  stages: { test: {} },
};

/** The stack of a stage that has one of everything that has a role. */
export function everythingStack(stage: Partial<StageConfig> = {}): WalletWebhooksStack {
  const settings = { canary: true, alarms: { emails: ['on-call@example.com'] }, ...stage };
  return stackOf({ ...PIPELINE, stages: { test: settings } });
}

/** Its template. */
export function everything(): Template {
  return Template.fromStack(everythingStack());
}
