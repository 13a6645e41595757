import type { Template } from 'aws-cdk-lib/assertions';
import { userDirectory } from '../../../lambda/handlers/user-directory/manifest.ts';
import { securityAlerts } from '../../../lib/security-alerts.ts';
import { templateOf } from '../../lib/template-of.ts';

/** The pipeline whose alarms the days are about. */
export const DAY_PIPELINE = 'WalletWebhooks-prod';
export const DAY_HANDLERS = ['user-directory', 'security-alerts'] as const;
export const DAY_CONSUMERS = ['billing'] as const;

/** The template of a stage with two sources, two handlers and a consumer, as they come from the shelf. */
export function dayTemplate(): Template {
  return templateOf(
    {
      sources: { 'privy/main': {}, 'dynamic/main': {} },
      handlers: [userDirectory, securityAlerts()],
      consumers: { billing: { events: ['*'] } },
      stages: { prod: { canary: true } },
    },
    'prod',
  );
}
