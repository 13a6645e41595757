import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketLifecycleCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { type RunningS3, runS3 } from './running-s3.ts';

const Bucket = 'archive';

describe('buckets of the local S3', () => {
  let s3: RunningS3;

  beforeEach(async () => {
    s3 = await runS3();
    await s3.client.send(new CreateBucketCommand({ Bucket }));
  });

  afterEach(() => s3.close());

  const list = (more = {}) => s3.client.send(new ListObjectsV2Command({ Bucket, ...more }));
  const put = (Key: string) => s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));

  it('has the buckets that were created, each once', async () => {
    await expect(s3.client.send(new HeadBucketCommand({ Bucket }))).resolves.toBeDefined();
    const { Buckets } = await s3.client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['archive']);
    await expect(s3.client.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: 'BucketAlreadyOwnedByYou',
    });
    await expect(s3.client.send(new CreateBucketCommand({ Bucket: 'Upper' }))).rejects.toMatchObject({
      name: 'InvalidBucketName',
    });
  });

  it('deletes an empty bucket only', async () => {
    await put('a');
    await expect(s3.client.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
    await s3.client.send(new CreateBucketCommand({ Bucket: 'empty' }));
    await s3.client.send(new DeleteBucketCommand({ Bucket: 'empty' }));

    await expect(s3.client.send(new HeadBucketCommand({ Bucket: 'empty' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('keeps settings as they were put', async () => {
    const Rules = [
      { ID: 'x', Status: 'Enabled' as const, Filter: { Prefix: 'hot/' }, Expiration: { Days: 30 } },
    ];
    await s3.client.send(
      new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }),
    );
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await s3.client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const block = { PublicAccessBlockConfiguration: { BlockPublicAcls: true } };
    await s3.client.send(new PutPublicAccessBlockCommand({ Bucket, ...block }));
    const encryption = {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }],
    };
    await s3.client.send(
      new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: encryption }),
    );

    expect(await s3.client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).toMatchObject({
      Rules,
    });
    expect(await s3.client.send(new GetBucketPolicyCommand({ Bucket }))).toMatchObject({ Policy });
    expect(await s3.client.send(new GetPublicAccessBlockCommand({ Bucket }))).toMatchObject(block);
    expect(await s3.client.send(new GetBucketEncryptionCommand({ Bucket }))).toMatchObject({
      ServerSideEncryptionConfiguration: encryption,
    });
    await s3.client.send(new DeleteBucketLifecycleCommand({ Bucket }));
    await expect(
      s3.client.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
    ).rejects.toMatchObject({
      name: 'NoSuchLifecycleConfiguration',
    });
  });

  it('lists objects in the order of the bytes of their keys, in pages', async () => {
    for (const key of ['b', 'a/2', 'a/1', '\u{1f600}', '\uff5e', 'a&<"']) await put(key);

    const first = await list({ MaxKeys: 4 });
    expect(first.Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['a&<"', 1],
      ['a/1', 1],
      ['a/2', 1],
      ['b', 1],
    ]);
    expect(first).toMatchObject({ KeyCount: 4, IsTruncated: true });
    const second = await list({ MaxKeys: 4, ContinuationToken: first.NextContinuationToken });
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(['\uff5e', '\u{1f600}']);
    expect(second).toMatchObject({ KeyCount: 2, IsTruncated: false });
  });

  it('lists what keys have in common up to a delimiter once', async () => {
    for (const key of ['days/x/1', 'days/x/2', 'days/y/1', 'days/z', 'hot/1']) await put(key);

    const { Contents, CommonPrefixes, KeyCount } = await list({ Prefix: 'days/', Delimiter: '/' });
    expect(CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['days/x/', 'days/y/']);
    expect(Contents?.map(({ Key }) => Key)).toEqual(['days/z']);
    expect(KeyCount).toBe(3);
  });

  it('begins behind the key that it is told', async () => {
    for (const key of ['a', 'b', 'c']) await put(key);

    expect((await list({ StartAfter: 'a' })).Contents?.map(({ Key }) => Key)).toEqual(['b', 'c']);
    expect((await list({ Prefix: 'd' })).Contents).toBeUndefined();
  });

  it('writes keys so that XML can hold them where it is asked to', async () => {
    await put('a\u0001/b c');

    const { Contents } = await list({ EncodingType: 'url' });
    expect(Contents?.map(({ Key }) => Key)).toEqual(['a%01/b%20c']);
  });

  it('does not play the first version of lists', async () => {
    await expect(s3.client.send(new ListObjectsCommand({ Bucket }))).rejects.toMatchObject({
      name: 'NotImplemented',
    });
  });
});
