import { receiverEnvironment } from '../../intake/receiver-environment.ts';
import type { Services } from '../../services/start-services.ts';
import type { Engine } from './engine.ts';

/** As long as the names of a deployed stage: they are in every line. */
export const PIPELINE = 'WalletWebhooks-prod';

/** What the functions are told: tables are in the engine, all else answers at once. */
export function functionEnvironment(services: Services, { relay }: Engine): NodeJS.ProcessEnv {
  return {
    ...receiverEnvironment(services),
    PIPELINE_NAME: PIPELINE,
    AWS_ENDPOINT_URL_DYNAMODB: relay.endpoint,
    INBOX_TABLE: 'inbox',
    INBOX_RETENTION_DAYS: '100',
    QUARANTINE_TABLE: 'quarantine',
    USERS_TABLE: 'users',
    HANDLER_QUEUE_URL: `http://127.0.0.1:${services.port}/000000000000/handler.fifo`,
    HANDLER_RETRY_SECONDS: '[1]',
  };
}
