import { definePipeline, securityAlerts } from 'wallet-webhooks';
import { userDirectory } from './lambda/handlers/user-directory/manifest.ts';

/**
 * What is received, who gets it, and where it is deployed. `npm run synth` says what is wrong with it. Every field is
 * described in lib/config/pipeline-config.ts.
 */
export default definePipeline({
  sources: {
    'privy/main': {},
    'dynamic/main': {},
  },
  // With `emails: { prod: ['security@example.com'] }` somebody reads the alerts; see docs/security-alerts.md.
  handlers: [userDirectory, securityAlerts()],
  consumers: {
    example: { events: ['*', 'privy.test', 'dynamic.ping'], stages: ['local'] },
  },
  stages: {
    // The stage of `npm start`. Its deliveries come from this machine.
    local: { deletionProtection: false, extraAllowedCidrs: ['127.0.0.1/32', '::1/128'] },
    dev: { deletionProtection: false, logRetentionDays: 7 },
    prod: {
      logRetentionDays: 90,
      // Before anybody relies on it: alarms: { emails: ['<address>'] }, or { topicArn: '<ARN of an SNS topic>' }.
      alarms: 'nobody',
    },
  },
});
