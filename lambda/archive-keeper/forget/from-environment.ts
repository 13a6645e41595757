import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ledgerClient, queueClient } from '../../../aws/clients.ts';
import { DynamoDbInboxRemoval } from '../../../aws/dynamodb-inbox-removal.ts';
import { DynamoDbParkedLines } from '../../../aws/dynamodb-parked-lines.ts';
import { DynamoDbQuarantine } from '../../../aws/dynamodb-quarantine.ts';
import { DynamoDbRefusedEvents } from '../../../aws/dynamodb-refused-events.ts';
import { DynamoDbTransactions } from '../../../aws/dynamodb-transactions.ts';
import { itemReader } from '../../../aws/item-reader.ts';
import { itemWriter } from '../../../aws/item-writer.ts';
import { SqsReplayQueue } from '../../../aws/sqs-replay-queue.ts';
import type { CompactionPorts } from '../../../core/archive/compaction/compaction-ports.ts';
import type { DirectoryErasure, ForgettingHandler } from '../../../core/archive/forget/forget-ports.ts';
import { eraseUser } from '../../handlers/user-directory/erase-user.ts';
import { positiveWholeNumber } from '../../positive-whole-number.ts';
import { requireEnvironment } from '../../require-environment.ts';
import type { Telemetry } from '../../telemetry.ts';
import { REPLAY_ENVIRONMENT } from '../replay/replay-environment.ts';
import type { ReplayedQueues } from '../replay/replayed-queues.ts';
import type { ForgettingRoom } from './answer-forget.ts';
import { FORGET_ENVIRONMENT, OPTIONAL_FORGET_ENVIRONMENT } from './forget-environment.ts';

/** What the function forgets persons with, as its environment has it. */
export function forgettingFromEnvironment(compaction: CompactionPorts, telemetry: Telemetry): ForgettingRoom {
  const { queues, inboxTable } = requireEnvironment(REPLAY_ENVIRONMENT);
  const { quarantineTable, parkedTable, settleSeconds } = requireEnvironment(FORGET_ENVIRONMENT);
  const { now } = compaction;
  const dynamodb = ledgerClient();
  const sqs = queueClient();
  const handlers = Object.entries(JSON.parse(queues) as ReplayedQueues).flatMap(
    ([name, { queue, inbox, quarantine }]): ForgettingHandler[] =>
      quarantine === undefined
        ? []
        : [
            {
              name,
              hasInbox: inbox === true,
              queue: new SqsReplayQueue(sqs, queue),
              lines: new DynamoDbQuarantine(dynamodb, { table: quarantineTable, handler: name }),
            },
          ],
  );
  return {
    ports: {
      ...compaction,
      handlers,
      inbox: new DynamoDbInboxRemoval(dynamodb, inboxTable),
      // Of the ledger's table nothing is asked: the events that an earlier version parked there are in lines by now.
      parked: new DynamoDbParkedLines(dynamodb, { parked: parkedTable, ledger: parkedTable }),
      refused: new DynamoDbRefusedEvents(dynamodb, parkedTable),
      directory: directoryOf(dynamodb),
      settleMilliseconds: positiveWholeNumber(FORGET_ENVIRONMENT.settleSeconds, settleSeconds) * 1_000,
      waitUntil: (at) => sleep(Math.max(0, at.getTime() - now().getTime())),
    },
    leftOut: Number(process.env[OPTIONAL_FORGET_ENVIRONMENT.leftOut] ?? 0),
    newName: () => randomUUID(),
    telemetry,
  };
}

function directoryOf(dynamodb: ReturnType<typeof ledgerClient>): DirectoryErasure | undefined {
  const users = process.env[OPTIONAL_FORGET_ENVIRONMENT.directoryUsers];
  const lookUps = process.env[OPTIONAL_FORGET_ENVIRONMENT.directoryLookUps];
  if (users === undefined || lookUps === undefined) return undefined;
  const store = {
    transactions: new DynamoDbTransactions(dynamodb),
    readItem: itemReader(dynamodb),
    putItem: itemWriter(dynamodb),
  };
  return {
    erase: async (erasure) => {
      await eraseUser(store, { users, lookUps }, erasure);
    },
  };
}
