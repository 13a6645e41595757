import { processPartialResponse, SqsFifoPartialProcessorAsync } from '@aws-lambda-powertools/batch';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSEvent } from 'aws-lambda';
import type { Envelope } from '../../core/events/envelope.ts';
import type { HandlerContext, HandlingOutcome } from '../../core/handling/handler.ts';
import type { BatchHandler } from '../../lambda/handler-kit/batch-handler.ts';
import { hostHandler } from '../../lambda/handler-kit/host-handler.ts';
import { hostedManifest } from '../../lambda/handler-kit/hosted-manifest.ts';
import { quantile } from '../measure.ts';
import { batchOf } from './batch.ts';

/** What one process says: milliseconds of CPU per event, and by the clock per batch. */
export interface KitRun {
  readonly cpu: number;
  readonly clock: number;
  /** CPU until the first batch is handled. */
  readonly load: number;
  /** Bytes that it logs of an event. */
  readonly line: number;
}

const [who = '', groups = '1', batches = '0'] = process.argv.slice(2);
const WARM_UP = 30;
const BATCH = 10;
const MANIFEST = hostedManifest({
  name: 'last-seen',
  entry: new URL(import.meta.url),
  description: 'An example.',
  events: ['*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: { users: { environmentVariable: 'USERS_TABLE', partitionKey: 'pk', writes: ['put'] } },
});
const HANDLERS = { kit: withKit, once: withInbox, powertools: withPowertools } as const;
const handler = HANDLERS[who as keyof typeof HANDLERS]();
let written = 0;
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (chunk: string | Uint8Array, ...rest: never[]) => {
  written += Buffer.byteLength(chunk);
  return write(chunk, ...rest);
};
await handler(batchOf(1, 1));
const started = process.cpuUsage();

for (let done = 0; done < WARM_UP; done += 1) await handler(batchOf(BATCH, Number(groups)));
const cpus: number[] = [];
const clocks: number[] = [];
for (let done = 0; done < Number(batches); done += 1) {
  const event = batchOf(BATCH, Number(groups));
  const [before, startedAt] = [process.cpuUsage(), performance.now()];
  const answer = await handler(event);
  if (answer.batchItemFailures.length > 0) throw new Error('the batch failed');
  const { user, system } = process.cpuUsage(before);
  cpus.push((user + system) / 1_000 / BATCH);
  clocks.push(performance.now() - startedAt);
}
process.send?.({
  cpu: quantile(cpus, 0.5),
  clock: quantile(clocks, 0.5),
  load: (started.user + started.system) / 1_000,
  line: written / (1 + (WARM_UP + Number(batches)) * BATCH),
} satisfies KitRun);
process.disconnect?.();
process.exit();

type Handler = (event: SQSEvent) => Promise<{ readonly batchItemFailures: readonly unknown[] }>;

/** A handler of this project: one put that is newer than what is stored, with everything that the kit does around it. */
function withKit(): Handler {
  return hosted((event, { applyIfNewer, tables }) =>
    applyIfNewer({ table: tables.users, item: { pk: event.partitionkey, type: event.type } }),
  );
}

/** The same put once per event, by an entry in the inbox. */
function withInbox(): Handler {
  return hosted((event, { applyOnce, tables }) =>
    applyOnce([{ kind: 'put', table: tables.users, item: { pk: event.partitionkey, type: event.type } }]),
  );
}

function hosted(
  handle: (event: Envelope, context: HandlerContext<'users'>) => Promise<HandlingOutcome>,
): Handler {
  const batches = hostHandler({ manifest: MANIFEST, handle }) as BatchHandler;
  return async (event) => await batches(event, { getRemainingTimeInMillis: () => 30_000 });
}

/** The same put with the FIFO processor of Powertools, which knows no groups unless it is told to, and tries no event again. */
function withPowertools(): Handler {
  const client = new DynamoDBClient({});
  const processor = new SqsFifoPartialProcessorAsync();
  const put = async ({ body }: { readonly body: string }) => {
    const event = JSON.parse(body) as Envelope;
    await client.send(
      new PutItemCommand({
        TableName: 'users',
        Item: {
          pk: { S: event.partitionkey },
          type: { S: event.type },
          lastEventTime: { S: event.time },
          lastEventId: { S: event.id },
        },
        ConditionExpression: 'attribute_not_exists(pk) OR lastEventTime < :time',
        ExpressionAttributeValues: { ':time': { S: event.time } },
      }),
    );
  };
  return (event) => processPartialResponse(event, put, processor, { skipGroupOnError: true });
}
