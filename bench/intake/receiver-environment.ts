import { privy } from '../../core/providers/privy/index.ts';
import { environmentOf, type Services } from '../services/start-services.ts';

export const SECRET = privy.makeSecret(Buffer.alloc(24, 7));

/** Of all receivers together. */
export function receiverEnvironment(services: Pick<Services, 'port'>): NodeJS.ProcessEnv {
  return {
    ...environmentOf(services),
    SIGNING_SECRET: SECRET,
    TABLE: 'table',
    QUEUE_URL: `http://127.0.0.1:${services.port}/000000000000/events.fifo`,
    TOPIC_ARN: 'arn:aws:sns:eu-central-1:000000000000:events.fifo',
    SOURCES: JSON.stringify({ 'privy/main': { secretArn: 'secret', environment: 'production' } }),
    LEDGER_TABLE: 'ledger',
    LEDGER_RETENTION_DAYS: '100',
    ROTATION_GRACE_HOURS: '48',
    PARKED_TABLE: 'parked',
    DRAIN_FUNCTION: 'drain',
  };
}
