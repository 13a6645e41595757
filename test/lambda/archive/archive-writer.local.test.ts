import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { objectsClient } from '../../../aws/clients.ts';
import { S3Objects } from '../../../aws/s3-objects.ts';
import { hotEnvelopes } from '../../../core/archive/hot-object.ts';
import { archiveHandler } from '../../../lambda/archive/archive-handler.ts';
import { type S3Server, startS3 } from '../../../local/cloud/s3/start-s3.ts';
import { envelope } from '../../support/envelopes.ts';
import { type FailingRelay, type Fate, startFailingRelay } from '../../support/failing-relay.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';
import { sqsRecord } from '../../support/sqs-events.ts';

const Bucket = 'archive';
const BATCHES = 40;
const BATCH = 25;
const FATES: readonly Fate[] = ['passes', 'passes', 'passes', 503, 'lost', 'unanswered'];

let folder: string;
let engine: S3Server;
let relay: FailingRelay;
let client: S3Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  engine = await startS3({ folder });
  relay = await startFailingRelay(engine.endpoint);
  client = objectsClient({
    region: 'us-east-1',
    endpoint: relay.endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 2,
  });
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  client.destroy();
  await relay.stop();
  await engine.close();
  await rm(folder, { recursive: true });
});

/** Half of the requests fail, each in a way of its own, and always the same. */
function* halfFail(): Generator<Fate> {
  for (let state = 1; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield FATES[state % FATES.length] ?? 'passes';
  }
}

function accepted(batch: number) {
  return Array.from({ length: BATCH }, (_, index) => {
    const id = `event-${batch}-${index}`;
    return JSON.stringify(envelope({ id, receivedtime: '2026-11-26T10:00:00.000Z', data: { näme: 'Zoë' } }));
  });
}

describe("the archive's writer", () => {
  it('has every event in the end, byte for byte, while S3 fails half the time', async () => {
    const objects = new S3Objects(client, Bucket);
    const { telemetry } = recordedTelemetry();
    const handler = archiveHandler({ objects, keyMaterial: false, now: () => new Date() }, telemetry);
    const all = Array.from({ length: BATCHES }, (_, batch) => accepted(batch));
    let cameAgain = 0;

    relay.fates = halfFail();
    for (const bodies of all) {
      const Records = bodies.map((body, index) => sqsRecord({ messageId: `m${index}`, body }));
      let left = Records;
      for (let round = 0; left.length > 0 && round < 50; round += 1) {
        const { batchItemFailures } = await handler({ Records: left });
        const undone = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        left = left.filter(({ messageId }) => undone.has(messageId));
        cameAgain += left.length;
      }
    }
    relay.fates = [].values();

    const kept: string[] = [];
    for await (const { key } of objects.list('hot/'))
      kept.push(...hotEnvelopes((await objects.read(key))?.content ?? new Uint8Array()));
    expect(cameAgain).toBeGreaterThan(0);
    expect(kept.sort()).toEqual(all.flat().sort());
  });
});
