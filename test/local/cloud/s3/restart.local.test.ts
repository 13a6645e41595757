import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { type RunningS3, runS3 } from './running-s3.ts';

const Bucket = 'archive';

describe('the local S3 after a restart', () => {
  let folder: string;
  let s3: RunningS3;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'local-s3-'));
    s3 = await runS3({ folder });
    await s3.client.send(new CreateBucketCommand({ Bucket }));
    await s3.client.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
  });

  afterEach(async () => {
    await s3.close();
    rmSync(folder, { recursive: true });
  });

  const put = (Key: string, Body: string) => s3.client.send(new PutObjectCommand({ Bucket, Key, Body }));
  const read = async (Key: string) =>
    (await s3.client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
  const versions = async () => {
    const { Versions = [], DeleteMarkers = [] } = await s3.client.send(
      new ListObjectVersionsCommand({ Bucket }),
    );
    return [...Versions, ...DeleteMarkers].map(({ Key, VersionId, IsLatest }) => [Key, VersionId, IsLatest]);
  };
  const restart = async () => {
    await s3.close();
    s3 = await runS3({ folder });
  };

  it('has what it had: contents, versions, marks and settings', async () => {
    await s3.client.send(new PutBucketPolicyCommand({ Bucket, Policy: '{"Statement":[]}' }));
    await put('a', '1');
    await put('a', '2');
    await put('b', '3');
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
    const before = await versions();
    await restart();

    expect(await versions()).toEqual(before);
    expect(before).toHaveLength(4);
    expect(await read('a')).toBe('2');
    expect(await s3.client.send(new GetBucketPolicyCommand({ Bucket }))).toMatchObject({
      Policy: '{"Statement":[]}',
    });
    await put('a', '4');
    expect(await versions()).toHaveLength(5);
  });

  it('has not what it was about to write when it was killed', async () => {
    await put('a', '1');
    await s3.close();
    appendFileSync(
      join(folder, 'journal.jsonl'),
      '{"change":"version","bucket":"archive","version":{"key":"a"',
    );
    writeFileSync(join(folder, 'contents', 'half'), 'a half of it');
    s3 = await runS3({ folder });

    expect(await read('a')).toBe('1');
    expect(readdirSync(join(folder, 'contents'))).toHaveLength(1);
    await put('a', '2');
    await restart();
    expect(await read('a')).toBe('2');
  });
});
