import { setTimeout as wait } from 'node:timers/promises';
import { canaryInbox } from '../../aws/canary-inbox.ts';
import { ledgerClient, secretsClient } from '../../aws/clients.ts';
import { fetchSecretVersions } from '../../aws/secrets-manager-secrets.ts';
import { endWithoutMessage } from '../end-without-message.ts';
import { requireEnvironment } from '../require-environment.ts';
import { createTelemetry } from '../telemetry.ts';
import { canaryHandler } from './canary-handler.ts';
import { CANARY_SERVICE } from './canary-metrics.ts';
import { CANARY_ENVIRONMENT } from './environment.ts';
import { postDelivery } from './post-delivery.ts';

const { url, secretArn, inboxTable } = requireEnvironment(CANARY_ENVIRONMENT);
const secrets = secretsClient();
const telemetry = createTelemetry(CANARY_SERVICE);
endWithoutMessage(telemetry);

export const handler = canaryHandler(
  {
    secret: async () => (await fetchSecretVersions(secrets, secretArn)).current?.value ?? '',
    deliver: (delivery) => postDelivery(url, delivery),
    handledAt: canaryInbox(ledgerClient(), inboxTable),
    now: () => new Date(),
    wait: (milliseconds) => wait(milliseconds),
  },
  telemetry,
);
