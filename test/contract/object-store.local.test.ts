import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { S3Objects } from '../../aws/s3-objects.ts';
import { type S3Server, startS3 } from '../../local/cloud/s3/start-s3.ts';
import { callWithoutHurry } from '../support/unhurried-calls.ts';
import { describeObjectStore } from './object-store-contract.ts';

let folder: string;
let engine: S3Server;
let client: S3Client;
let buckets = 0;

callWithoutHurry();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buckets-'));
  engine = await startS3({ folder });
  client = new S3Client({
    region: 'us-east-1',
    endpoint: engine.endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(async () => {
  client.destroy();
  await engine.close();
  await rm(folder, { recursive: true });
});

describeObjectStore('in S3', async () => {
  buckets += 1;
  const Bucket = `bucket-${buckets}`;
  await client.send(new CreateBucketCommand({ Bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  return new S3Objects(client, Bucket);
});
