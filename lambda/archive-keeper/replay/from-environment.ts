import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ledgerClient, queueClient } from '../../../aws/clients.ts';
import { DynamoDbInboxLookUp } from '../../../aws/dynamodb-inbox-look-up.ts';
import { SqsReplayQueue } from '../../../aws/sqs-replay-queue.ts';
import type { CompactionPorts } from '../../../core/archive/compaction/compaction-ports.ts';
import { archiveDays } from '../../../core/archive/replay/archive-days.ts';
import { positiveWholeNumber } from '../../positive-whole-number.ts';
import { requireEnvironment } from '../../require-environment.ts';
import type { Telemetry } from '../../telemetry.ts';
import { REPLAY_ENVIRONMENT } from './replay-environment.ts';
import type { ReplayedQueues } from './replayed-queues.ts';
import type { Replaying } from './work-on-replay.ts';

/** What the function replays with, as its environment has it. */
export function replayingFromEnvironment(ports: CompactionPorts, telemetry: Telemetry): Replaying {
  const { queues, inboxTable, inboxRetentionDays } = requireEnvironment(REPLAY_ENVIRONMENT);
  const { objects, now } = ports;
  const client = queueClient();
  return {
    store: objects,
    days: archiveDays(ports),
    inbox: new DynamoDbInboxLookUp(ledgerClient(), inboxTable, now),
    queueOf: (name) => new SqsReplayQueue(client, name),
    queues: JSON.parse(queues) as ReplayedQueues,
    inboxRetentionDays: positiveWholeNumber(REPLAY_ENVIRONMENT.inboxRetentionDays, inboxRetentionDays),
    now,
    waitUntil: (at) => sleep(Math.max(0, at.getTime() - now().getTime())),
    newName: () => randomUUID(),
    telemetry,
  };
}
