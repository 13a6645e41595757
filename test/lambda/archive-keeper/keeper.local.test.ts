import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import { objectsClient } from '../../../aws/clients.ts';
import { DiskScratch } from '../../../aws/disk-scratch.ts';
import { S3Objects } from '../../../aws/s3-objects.ts';
import { ask } from '../../../core/archive/ask/ask.ts';
import { countEvents } from '../../../core/archive/ask/count.ts';
import { compactDays } from '../../../core/archive/compaction/compact-days.ts';
import { type S3Server, startS3 } from '../../../local/cloud/s3/start-s3.ts';
import { compacted, flaws, keys, writeBatches } from '../../core/archive/compaction/archive-state.ts';
import { archivedEvent } from '../../support/archived-days.ts';

let folder: string;
let engine: S3Server;
let client: S3Client;
let objects: S3Objects;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keeper-'));
  engine = await startS3({ folder: join(folder, 'buckets') });
  client = objectsClient({
    region: 'us-east-1',
    endpoint: engine.endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await client.send(new CreateBucketCommand({ Bucket: 'archive' }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket: 'archive', VersioningConfiguration }));
  objects = new S3Objects(client, 'archive');
});
afterAll(async () => {
  client.destroy();
  await engine.close();
  await rm(folder, { recursive: true });
});

/** So many that the file has several groups and is read by ranges. */
const MANY = Array.from({ length: 2_500 }, (_, index) => {
  const user = `did:privy:${String(index % 100).padStart(3, '0')}`;
  return archivedEvent({
    id: `msg_${index}`,
    subject: user,
    partitionkey: `privy/main#${user}`,
    receivedtime: new Date(Date.UTC(2026, 10, 22, 8) + index * 1_000).toISOString(),
  });
});

describe('the archive in S3', () => {
  it('is compacted by two at once, opened again, and asked', async () => {
    const range = { until: '2026-11-22', deadline: new Date('2026-12-01T00:00:00.000Z') };
    const compact = (name: string) =>
      compactDays(range, {
        objects,
        scratch: new DiskScratch(join(folder, name)),
        now: () => new Date('2026-11-23T01:00:00.000Z'),
      });
    await writeBatches(objects, [MANY.slice(0, 1_500), MANY.slice(1_000, 2_000)]);

    await Promise.all([compact('one'), compact('two')]);
    await writeBatches(objects, [MANY.slice(1_900)]);
    await compact('one');

    expect((await compacted(objects)).length).toBe(2_500);
    expect(await flaws(objects)).toEqual([]);
    expect(await keys(objects, 'hot/')).toEqual([]);
    expect((await countEvents({}, objects)).counts).toEqual([
      { day: '2026-11-22', source: 'privy/main', type: 'privy.user.created', events: 2_500 },
    ]);
    const { events } = await ask({ user: 'did:privy:042' }, { order: 'oldest-first', limit: 2 }, { objects });
    expect(events).toEqual([MANY[42], MANY[142]]);
  });
});
