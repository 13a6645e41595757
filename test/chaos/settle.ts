import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { PARKED_TABLE } from '../../core/parked/parked-table.ts';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { Patience } from './patience.ts';
import { redrive } from './redrive.ts';
import { type Quarantined, quarantineOf, releaseQuarantine } from './release-quarantine.ts';

export interface Settlement {
  readonly pipeline: Pick<
    LocalPipeline,
    'parkedTable' | 'subscribers' | 'archive' | 'peekQueue' | 'functions'
  >;
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
  /** Who was in quarantine and was released. */
  readonly released: readonly Quarantined[];
}

const LOOK_EVERY_MILLISECONDS = 100;
const PATIENCE_MILLISECONDS = 30_000;

/** Waits until nothing is under way, parked, waiting in a queue or in quarantine. Redrives dead letters and releases meanwhile. */
export async function settle(settlement: Settlement): Promise<Settled> {
  const redriven: string[] = [];
  const released: Quarantined[] = [];
  const patience = new Patience(PATIENCE_MILLISECONDS);
  for (;;) {
    for (const queues of Object.values(settlement.pipeline.subscribers)) {
      redriven.push(...(await redrive(settlement.sqs, queues)));
    }
    for (const handler of handlersOf(settlement.pipeline))
      released.push(...(await releaseQuarantine(handler, settlement.pipeline)));
    const leftBehind = await waiting(settlement);
    const isAtRest = leftBehind.length === 0;
    if (isAtRest || patience.isOver(leftBehind.join()) || settlement.stop.aborted) {
      return { leftBehind, redriven, released };
    }
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
}

async function waiting({ pipeline, proxies, dynamodb }: Settlement): Promise<string[]> {
  const left = proxies.some(({ isBusy }) => isBusy) ? ['calls under way'] : [];
  const parked = await countParked(dynamodb, pipeline.parkedTable);
  if (parked > 0) left.push(`${parked} parked`);
  const { archive, subscribers } = pipeline;
  const places = { ...subscribers, ...(archive === undefined ? {} : { archive }) };
  for (const [name, { queueUrl, dlqUrl }] of Object.entries(places)) {
    const messages = [...(await pipeline.peekQueue(queueUrl)), ...(await pipeline.peekQueue(dlqUrl))];
    if (messages.length > 0) left.push(`${messages.length} in the queues of ${name}`);
  }
  for (const handler of handlersOf(pipeline)) {
    const { length } = await quarantineOf(handler, pipeline);
    if (length > 0) left.push(`${length} in the quarantine of ${handler}`);
  }
  return left;
}

function handlersOf({ subscribers }: Settlement['pipeline']): string[] {
  return Object.keys(subscribers).filter((name) => subscribers[name]?.kind === 'handler');
}

/** Events in lines; the flag has no `shard`. */
async function countParked(client: DynamoDBClient, table: string): Promise<number> {
  const { Count = 0 } = await client.send(
    new ScanCommand({
      TableName: table,
      FilterExpression: 'attribute_exists(#shard)',
      ExpressionAttributeNames: { '#shard': PARKED_TABLE.byAge.partitionKey },
      Select: 'COUNT',
    }),
  );
  return Count;
}
