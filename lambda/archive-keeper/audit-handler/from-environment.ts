import { setTimeout as sleep } from 'node:timers/promises';
import { ledgerClient, logClient, queueClient } from '../../../aws/clients.ts';
import { CloudWatchHandlerLog } from '../../../aws/cloudwatch-handler-log.ts';
import { DynamoDbQuarantine } from '../../../aws/dynamodb-quarantine.ts';
import { SqsHandlerPlaces } from '../../../aws/sqs-handler-places.ts';
import { positiveWholeNumber } from '../../positive-whole-number.ts';
import { requireEnvironment } from '../../require-environment.ts';
import type { Auditing } from '../audit/answer-audit.ts';
import { FORGET_ENVIRONMENT } from '../forget/forget-environment.ts';
import { REPLAY_ENVIRONMENT } from '../replay/replay-environment.ts';
import type { ReplayedQueues } from '../replay/replayed-queues.ts';
import type { HandlingAuditing } from './answer-handling-audit.ts';
import { HANDLING_ENVIRONMENT } from './handling-environment.ts';

/** What the function audits handlers with, as its environment says. */
export function handlingAuditsFromEnvironment(auditing: Auditing): HandlingAuditing {
  const { objects, ledger, ledgerRetentionDays, now, telemetry } = auditing;
  const { queues } = requireEnvironment(REPLAY_ENVIRONMENT);
  const { quarantineTable } = requireEnvironment(FORGET_ENVIRONMENT);
  const { logRetentionDays } = requireEnvironment(HANDLING_ENVIRONMENT);
  const [dynamodb, sqs, logs] = [ledgerClient(), queueClient(), logClient()];
  const logDays = positiveWholeNumber(HANDLING_ENVIRONMENT.logRetentionDays, logRetentionDays);
  return {
    objects,
    ledger,
    queues: JSON.parse(queues) as ReplayedQueues,
    logOf: (logGroup) => new CloudWatchHandlerLog(logs, logGroup),
    placesOf: ({ name, queue }, deadLetterQueues) =>
      new SqsHandlerPlaces(
        sqs,
        { queue, deadLetterQueues },
        new DynamoDbQuarantine(dynamodb, { table: quarantineTable, handler: name }),
      ),
    rememberedDays: Math.min(ledgerRetentionDays, logDays),
    now,
    waitUntil: (at) => sleep(Math.max(0, at.getTime() - now().getTime())),
    telemetry,
  };
}
