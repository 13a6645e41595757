import { setTimeout as sleep } from 'node:timers/promises';
import { ledgerClient, topicClient } from '../../aws/clients.ts';
import { drainStores } from '../../aws/drain-stores.ts';
import { DynamoDbRefusedEvents } from '../../aws/dynamodb-refused-events.ts';
import { SnsBatchTopic } from '../../aws/sns-batch-topic.ts';
import { endWithoutMessage } from '../end-without-message.ts';
import { positiveWholeNumber } from '../positive-whole-number.ts';
import { requireEnvironment } from '../require-environment.ts';
import { createTelemetry } from '../telemetry.ts';
import { drainHandler } from './drain-handler.ts';
import { DRAIN_ENVIRONMENT } from './environment.ts';

const { ledgerTable, ledgerRetentionDays, parkedTable, topicArn } = requireEnvironment(DRAIN_ENVIRONMENT);
const client = ledgerClient();
const telemetry = createTelemetry('drain');
endWithoutMessage(telemetry);

export const handler = drainHandler(
  {
    ports: {
      ...drainStores(client, { ledger: ledgerTable, parked: parkedTable }),
      refused: new DynamoDbRefusedEvents(client, parkedTable),
      topic: new SnsBatchTopic(topicClient(), topicArn),
      now: () => new Date(),
      waitUntil: (at) => sleep(Math.max(0, at.getTime() - Date.now())),
    },
    retentionDays: positiveWholeNumber(DRAIN_ENVIRONMENT.ledgerRetentionDays, ledgerRetentionDays),
  },
  telemetry,
);
