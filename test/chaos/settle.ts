import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { LEDGER_TABLE } from '../../core/ledger/ledger-table.ts';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { Patience } from './patience.ts';
import { redrive } from './redrive.ts';

export interface Settlement {
  readonly pipeline: Pick<LocalPipeline, 'ledgerTable' | 'subscribers' | 'peekQueue'>;
  readonly proxies: readonly FaultProxy[];
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly stop: AbortSignal;
}

export interface Settled {
  /** What still waits when nothing moves any more. Empty where everything came to rest. */
  readonly leftBehind: readonly string[];
  /** The ids of the messages that were redriven from dead-letter queues. */
  readonly redriven: readonly string[];
}

const LOOK_EVERY_MILLISECONDS = 100;
const PATIENCE_MILLISECONDS = 30_000;

/** Waits until nothing is under way, parked or waiting in a queue. Redrives dead letters meanwhile. */
export async function settle(settlement: Settlement): Promise<Settled> {
  const redriven: string[] = [];
  const patience = new Patience(PATIENCE_MILLISECONDS);
  for (;;) {
    for (const queues of Object.values(settlement.pipeline.subscribers)) {
      redriven.push(...(await redrive(settlement.sqs, queues)));
    }
    const leftBehind = await waiting(settlement);
    const isAtRest = leftBehind.length === 0;
    if (isAtRest || patience.isOver(leftBehind.join()) || settlement.stop.aborted) {
      return { leftBehind, redriven };
    }
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
}

async function waiting({ pipeline, proxies, dynamodb }: Settlement): Promise<string[]> {
  const left = proxies.some(({ isBusy }) => isBusy) ? ['calls under way'] : [];
  const parked = await countParked(dynamodb, pipeline.ledgerTable);
  if (parked > 0) left.push(`${parked} parked`);
  for (const [name, { queueUrl, dlqUrl }] of Object.entries(pipeline.subscribers)) {
    const messages = [...(await pipeline.peekQueue(queueUrl)), ...(await pipeline.peekQueue(dlqUrl))];
    if (messages.length > 0) left.push(`${messages.length} in the queues of ${name}`);
  }
  return left;
}

async function countParked(client: DynamoDBClient, table: string): Promise<number> {
  const { indexName, partitionKey } = LEDGER_TABLE.parkedByAge;
  const { Count = 0 } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: indexName,
      KeyConditionExpression: '#parked = :parked',
      ExpressionAttributeNames: { '#parked': partitionKey },
      ExpressionAttributeValues: { ':parked': { S: 'parked' } },
      Select: 'COUNT',
    }),
  );
  return Count;
}
