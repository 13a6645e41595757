import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { type RunningS3, runS3 } from './running-s3.ts';

const Bucket = 'archive';
const FIVE_MEGABYTES = 5 * 1_024 * 1_024;

describe('uploads in parts to the local S3', () => {
  let s3: RunningS3;

  beforeEach(async () => {
    s3 = await runS3();
    await s3.client.send(new CreateBucketCommand({ Bucket }));
  });

  afterEach(() => s3.close());

  async function upload(Key: string) {
    const created = new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'text/plain' });
    const { UploadId } = await s3.client.send(created);
    const named = { Bucket, Key, UploadId };
    return {
      part: async (PartNumber: number, Body: string | Buffer) => {
        const { ETag } = await s3.client.send(new UploadPartCommand({ ...named, PartNumber, Body }));
        return { PartNumber, ETag };
      },
      complete: (Parts: { PartNumber: number; ETag?: string | undefined }[], more = {}) =>
        s3.client.send(new CompleteMultipartUploadCommand({ ...named, MultipartUpload: { Parts }, ...more })),
      abort: () => s3.client.send(new AbortMultipartUploadCommand(named)),
    };
  }

  const read = (Key: string) => s3.client.send(new GetObjectCommand({ Bucket, Key }));
  const files = () => readdir(join(s3.folder, 'contents'));

  it('puts the parts together in the order of their numbers', async () => {
    const body = randomBytes(12_000_000);
    const { part, complete } = await upload('up');
    const last = await part(3, body.subarray(2 * FIVE_MEGABYTES));
    const first = await part(1, body.subarray(0, FIVE_MEGABYTES));
    const second = await part(2, body.subarray(FIVE_MEGABYTES, 2 * FIVE_MEGABYTES));
    const { ETag } = await complete([first, second, last]);

    const { Body, ContentType } = await read('up');
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
    expect(ContentType).toBe('text/plain');
    expect(ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
  });

  it('keeps one file for an object, and none of what was given up', async () => {
    const done = await upload('done');
    await done.complete([await done.part(1, 'a')]);
    const dropped = await upload('dropped');
    await dropped.part(1, 'b');
    await dropped.part(1, 'c');
    await dropped.abort();

    while ((await files()).length > 1) await setTimeout(5);
    expect(await files()).toHaveLength(1);
    await expect(read('dropped')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await s3.client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toBeUndefined();
  });

  it('makes no object where there is one by then, and can be given up', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'up', Body: 'there' }));
    const { part, complete, abort } = await upload('up');
    const parts = [await part(1, 'abc')];

    await expect(complete(parts, { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect(await (await read('up')).Body?.transformToString()).toBe('there');
    await expect(abort()).resolves.toBeDefined();
  });

  it('refuses parts that are missing, changed, too small or out of order', async () => {
    const { part, complete } = await upload('up');
    const first = await part(1, 'small');
    const second = await part(2, 'last');

    await expect(complete([{ PartNumber: 7, ETag: '"x"' }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(complete([{ PartNumber: 1, ETag: second.ETag }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    await expect(complete([first, second])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete([second, first])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete([])).rejects.toMatchObject({ name: 'MalformedXML' });
  });

  it('knows no upload that is done', async () => {
    const { part, complete } = await upload('up');
    const parts = [await part(1, 'abc')];
    await complete(parts);

    await expect(complete(parts)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });
});
