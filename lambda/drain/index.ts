import type { Context } from 'aws-lambda';
import { ledgerClient, topicClient } from '../../aws/clients.ts';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { SnsTopic } from '../../aws/sns-topic.ts';
import { drain } from '../../core/drain/drain.ts';
import { positiveWholeNumber } from '../positive-whole-number.ts';
import { requireEnvironment } from '../require-environment.ts';
import { createTelemetry } from '../telemetry.ts';
import { DRAIN_ENVIRONMENT } from './environment.ts';
import { reportDrain } from './report.ts';

/** Left for the event in hand and the report when a run stops at its deadline. */
const RESERVE_MILLISECONDS = 8_000;

const values = requireEnvironment(DRAIN_ENVIRONMENT);
const retentionDays = positiveWholeNumber(DRAIN_ENVIRONMENT.ledgerRetentionDays, values.ledgerRetentionDays);
const telemetry = createTelemetry('drain');
const ports = {
  ledger: new DynamoDbLedger(ledgerClient(), values.ledgerTable),
  topic: new SnsTopic(topicClient(), values.topicArn),
  now: () => new Date(),
};

export const handler = async (_event: unknown, context: Context): Promise<void> => {
  const deadline = new Date(Date.now() + context.getRemainingTimeInMillis() - RESERVE_MILLISECONDS);
  reportDrain(await drain({ deadline, retentionDays }, ports), ports.now(), telemetry);
};
