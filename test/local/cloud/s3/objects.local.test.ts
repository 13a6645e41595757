import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import { type RunningS3, runS3 } from './running-s3.ts';

const Bucket = 'archive';

describe('objects of the local S3', () => {
  let s3: RunningS3;

  beforeAll(async () => {
    s3 = await runS3({ now: () => new Date('2026-11-22T10:00:00Z') });
    await s3.client.send(new CreateBucketCommand({ Bucket }));
  });

  afterAll(() => s3.close());

  const put = (Key: string, Body: string | Buffer | Readable, more: Partial<PutObjectCommandInput> = {}) =>
    s3.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  const get = (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
    s3.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  const read = async (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
    Buffer.from((await (await get(Key, more)).Body?.transformToByteArray()) ?? []);
  const refused = async (request: Promise<unknown>) => {
    try {
      await request;
      return 'not refused';
    } catch (error) {
      const { name, $metadata } = error as S3ServiceException;
      return `${$metadata.httpStatusCode} ${name}`;
    }
  };

  it('listens on the loopback address only', () => {
    expect(s3.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('gives back what was put, with what the writer said of it', async () => {
    const body = randomBytes(100_000);
    await put('a/b c+ü', body, {
      ContentType: 'application/x-ndjson',
      ContentEncoding: 'gzip',
      Metadata: { events: '17' },
    });

    expect((await read('a/b c+ü')).equals(body)).toBe(true);
    expect(await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'a/b c+ü' }))).toMatchObject({
      ContentLength: 100_000,
      ContentType: 'application/x-ndjson',
      ContentEncoding: 'gzip',
      Metadata: { events: '17' },
      LastModified: new Date('2026-11-22T10:00:00Z'),
    });
  });

  it('has the MD5 of the content for its tag', async () => {
    expect(await put('tag', 'hello')).toMatchObject({ ETag: '"5d41402abc4b2a76b9719d911017c592"' });
  });

  it('gives the bytes that are asked for', async () => {
    await put('range', '0123456789');

    expect(String(await read('range', { Range: 'bytes=2-4' }))).toBe('234');
    expect(String(await read('range', { Range: 'bytes=7-' }))).toBe('789');
    expect(String(await read('range', { Range: 'bytes=-2' }))).toBe('89');
    expect(String(await read('range', { Range: 'bytes=8-99' }))).toBe('89');
    expect(await get('range', { Range: 'bytes=2-4' })).toMatchObject({ ContentRange: 'bytes 2-4/10' });
    expect(await refused(get('range', { Range: 'bytes=10-12' }))).toBe('416 InvalidRange');
  });

  it('reads a part of a content only where it is still the one with the tag', async () => {
    const { ETag } = await put('tagged', 'one');
    expect(String(await read('tagged', { IfMatch: ETag, Range: 'bytes=0-0' }))).toBe('o');
    await put('tagged', 'two');

    expect(await refused(get('tagged', { IfMatch: ETag }))).toBe('412 PreconditionFailed');
  });

  it('keeps an empty object', async () => {
    await put('empty', Buffer.alloc(0));

    expect(await read('empty')).toHaveLength(0);
  });

  it('takes a stream, in the chunks of the SDK, and 60 MB at once', async () => {
    const body = randomBytes(300_000);
    const parts = [body.subarray(0, 70_001), body.subarray(70_001, 70_002), body.subarray(70_002)];
    await put('stream', Readable.from(parts), { ContentLength: body.length });
    await put('big', Buffer.alloc(60_000_000, 7));

    expect((await read('stream')).equals(body)).toBe(true);
    expect(await get('stream', { Range: 'bytes=0-0' })).not.toHaveProperty('ContentEncoding');
    expect(await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'big' }))).toMatchObject({
      ContentLength: 60_000_000,
    });
  });

  it('lets one of many writers make an object that is not there', async () => {
    const writers = Array.from({ length: 20 }, (_, at) => put('race', String(at), { IfNoneMatch: '*' }));
    const outcomes = await Promise.all(writers.map(refused));

    expect(outcomes.filter((outcome) => outcome === '412 PreconditionFailed')).toHaveLength(19);
    const winner = outcomes.findIndex((outcome) => outcome !== '412 PreconditionFailed');
    expect(String(await read('race'))).toBe(String(winner));
  });

  it('lets one of many writers replace what they all have read', async () => {
    const { ETag } = await put('swap', 'first');
    const writers = Array.from({ length: 20 }, (_, at) => put('swap', String(at), { IfMatch: ETag }));
    const outcomes = await Promise.all(writers.map(refused));

    expect(outcomes.filter((outcome) => outcome === '412 PreconditionFailed')).toHaveLength(19);
    const winner = outcomes.findIndex((outcome) => outcome !== '412 PreconditionFailed');
    expect(String(await read('swap'))).toBe(String(winner));
  });

  it('refuses to replace or remove what is not there or is another', async () => {
    await put('other', 'one');
    const IfMatch = '"00000000000000000000000000000000"';
    const remove = (Key: string) => s3.client.send(new DeleteObjectCommand({ Bucket, Key, IfMatch }));

    expect(await refused(put('other', 'two', { IfMatch }))).toBe('412 PreconditionFailed');
    expect(await refused(put('none', 'two', { IfMatch }))).toBe('404 NoSuchKey');
    expect(await refused(remove('other'))).toBe('412 PreconditionFailed');
    expect(String(await read('other'))).toBe('one');
  });

  it('refuses a body that is not the one that its checksum is of, and keeps nothing of it', async () => {
    const zeros = Buffer.alloc(32).toString('base64');

    expect(await refused(put('wrong', 'y', { ChecksumSHA256: zeros }))).toBe('400 BadDigest');
    expect(await refused(put('wrong', 'y', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }))).toBe(
      '400 BadDigest',
    );
    expect(await refused(get('wrong'))).toBe('404 NoSuchKey');
  });

  it('takes the checksums that it knows, and names one that it does not', async () => {
    expect(await put('sha', 'hello', { ChecksumAlgorithm: 'SHA256' })).toMatchObject({
      ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
    });
    expect(await put('crc', 'hello', { ChecksumAlgorithm: 'CRC32' })).toMatchObject({
      ChecksumCRC32: 'NhCmhg==',
    });
    await expect(put('unknown', 'hello', { ChecksumAlgorithm: 'CRC32C' })).rejects.toThrow(
      /^x-amz-checksum-crc32c is not played locally; these are: x-amz-checksum-crc32,/,
    );
  });

  it('answers whoever has the address, as it does to a signed link', async () => {
    await put('linked', 'hello');

    const answer = await fetch(`${s3.endpoint}/${Bucket}/linked?X-Amz-Signature=0&X-Amz-Expires=60`);
    expect(await answer.text()).toBe('hello');
  });

  it('removes an object where there are no versions, and what is not there too', async () => {
    await put('gone', 'x');
    for (const _ of ['once', 'again']) await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));

    expect(await refused(get('gone'))).toBe('404 NoSuchKey');
    expect(await refused(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'gone' })))).toBe(
      '404 NotFound',
    );
  });

  it('refuses a key that is too long, and a bucket that is not there', async () => {
    expect(await refused(put('k'.repeat(1_025), 'x'))).toBe('400 KeyTooLongError');
    expect(await refused(put('x', 'x', { Bucket: 'nowhere' }))).toBe('404 NoSuchBucket');
  });

  it('names what it does not play', async () => {
    const answer = await fetch(`${s3.endpoint}/${Bucket}/tag?torrent`);

    expect(answer.status).toBe(501);
    expect(await answer.text()).toMatch(/object GET torrent is not played locally; these are: all GET,/);
  });
});
