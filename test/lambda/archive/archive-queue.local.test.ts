import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { objectsClient } from '../../../aws/clients.ts';
import { S3Objects } from '../../../aws/s3-objects.ts';
import { hotEnvelopes } from '../../../core/archive/hot-object.ts';
import { archiveHandler } from '../../../lambda/archive/archive-handler.ts';
import { type MessagingEngine, startFauxqs } from '../../../local/cloud/engines/fauxqs.ts';
import { startMapping } from '../../../local/cloud/mappings/start-mapping.ts';
import { type S3Server, startS3 } from '../../../local/cloud/s3/start-s3.ts';
import { envelope } from '../../support/envelopes.ts';
import { type FailingRelay, type Fate, startFailingRelay } from '../../support/failing-relay.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

const region = 'us-east-1';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const Bucket = 'archive';
const EVENTS = 300;
const POISON = ['poison', '{"id":"half of an envelope"}'];

let folder: string;
let engine: MessagingEngine;
let s3: S3Server;
let relay: FailingRelay;
let sqs: SQSClient;
let client: S3Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  engine = await startFauxqs();
  s3 = await startS3({ folder });
  relay = await startFailingRelay(s3.endpoint);
  sqs = new SQSClient({ endpoint: engine.endpoint, region, credentials });
  client = objectsClient({ endpoint: relay.endpoint, region, credentials, maxAttempts: 1 });
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  sqs.destroy();
  client.destroy();
  await relay.stop();
  await s3.close();
  await engine.close();
  await rm(folder, { recursive: true });
});

/** Half of the requests fail, though not every second one: who comes again would always come at the same one. */
function* halfFail(): Generator<Fate> {
  for (;;) yield* ['lost', 'passes', 'passes', 503, 'unanswered', 'passes', 'lost', 'passes'] as const;
}

async function makeQueue(QueueName: string, attributes: Record<string, string> = {}): Promise<string> {
  const Attributes = { VisibilityTimeout: '600', ...attributes };
  return (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
}

async function send(QueueUrl: string, bodies: readonly string[]): Promise<void> {
  for (let from = 0; from < bodies.length; from += 10) {
    const Entries = bodies
      .slice(from, from + 10)
      .map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  }
}

async function archived(objects: S3Objects): Promise<string[]> {
  const envelopes: string[] = [];
  for await (const { key } of objects.list('hot/'))
    envelopes.push(...hotEnvelopes((await objects.read(key))?.content ?? new Uint8Array()));
  return envelopes;
}

describe("the archive's writer on its queue", () => {
  it('has every event in the bucket, and what is no event in the dead-letter queue, while S3 fails half the time', async () => {
    const dlq = await makeQueue('archive-dlq');
    const deadLetterTargetArn = `arn:aws:sqs:${region}:000000000000:archive-dlq`;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 20 });
    const queueUrl = await makeQueue('archive', { RedrivePolicy });
    const events = Array.from({ length: EVENTS }, (_, index) =>
      JSON.stringify(envelope({ id: `event-${index}`, receivedtime: '2026-11-26T10:00:00.000Z' })),
    );
    await send(queueUrl, [...POISON, ...events]);
    const objects = new S3Objects(client, Bucket);
    const { telemetry, lines } = recordedTelemetry();
    const handler = archiveHandler({ objects, keyMaterial: false, now: () => new Date() }, telemetry);

    relay.fates = halfFail();
    const mapping = startMapping({
      client: sqs,
      queueUrl,
      queueArn: `arn:aws:sqs:${region}:000000000000:archive`,
      region,
      batchSize: 10,
      reportsBatchItemFailures: true,
      concurrency: 3,
      retryAfterSeconds: 0,
      invoke: async (event) => ({ ok: true, payload: await handler(event as SQSEvent) }),
      endReceives: () => engine.endReceives(queueUrl),
      onProblem: () => undefined,
    });
    for (let look = 0; engine.peekQueue(queueUrl).length > 0 && look < 1_000; look += 1) await sleep(10);
    await mapping.close();
    relay.fates = [].values();

    expect(lines.some(({ faults }) => faults !== undefined)).toBe(true);
    expect([...new Set(await archived(objects))].sort()).toEqual(events.sort());
    expect(engine.peekQueue(dlq).map(({ body }) => body)).toEqual(expect.arrayContaining(POISON));
    expect(engine.peekQueue(dlq)).toHaveLength(POISON.length);
  });
});
