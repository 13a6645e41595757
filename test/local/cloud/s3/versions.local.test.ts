import {
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { type RunningS3, runS3 } from './running-s3.ts';

describe('versions of the local S3', () => {
  let s3: RunningS3;
  let Bucket: string;
  let count = 0;

  beforeAll(async () => {
    s3 = await runS3();
  });

  beforeEach(async () => {
    count += 1;
    Bucket = `versions-${count}`;
    await s3.client.send(new CreateBucketCommand({ Bucket }));
    await setVersioning('Enabled');
  });

  afterAll(() => s3.close());

  const setVersioning = (Status: 'Enabled' | 'Suspended') =>
    s3.client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
  const put = async (Key: string, Body: string) =>
    (await s3.client.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId ?? 'none';
  const remove = (Key: string, VersionId?: string) =>
    s3.client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  const read = async (Key: string, VersionId?: string) =>
    (await s3.client.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
  const list = (more = {}) => s3.client.send(new ListObjectVersionsCommand({ Bucket, ...more }));

  it('keeps what was written before, newest first', async () => {
    const first = await put('v', '1');
    const second = await put('v', '2');

    expect(await s3.client.send(new GetBucketVersioningCommand({ Bucket }))).toMatchObject({
      Status: 'Enabled',
    });
    expect(await read('v')).toBe('2');
    expect(await read('v', first)).toBe('1');
    const { Versions } = await list();
    expect(Versions?.map(({ VersionId, IsLatest, Size }) => [VersionId, IsLatest, Size])).toEqual([
      [second, true, 1],
      [first, false, 1],
    ]);
  });

  it('marks an object as removed, and has it back without the mark', async () => {
    const first = await put('v', '1');
    const { DeleteMarker, VersionId: mark } = await remove('v');

    expect(DeleteMarker).toBe(true);
    await expect(read('v')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(read('v', mark)).rejects.toMatchObject({ name: 'MethodNotAllowed' });
    const { Versions, DeleteMarkers } = await list();
    expect(Versions).toMatchObject([{ VersionId: first, IsLatest: false }]);
    expect(DeleteMarkers).toMatchObject([{ VersionId: mark, IsLatest: true }]);

    expect(await remove('v', mark)).toMatchObject({ DeleteMarker: true, VersionId: mark });
    expect(await read('v')).toBe('1');
  });

  it('removes a version for good', async () => {
    const first = await put('v', '1');
    await put('v', '2');
    expect(await remove('v', first)).toMatchObject({ VersionId: first });

    await expect(read('v', first)).rejects.toMatchObject({ name: 'NoSuchVersion' });
    expect((await list()).Versions).toHaveLength(1);
    expect(await read('v')).toBe('2');
  });

  it('makes an object anew behind a mark, as one that is not there', async () => {
    await put('v', '1');
    await remove('v');
    const again = new PutObjectCommand({ Bucket, Key: 'v', Body: '2', IfNoneMatch: '*' });

    await expect(s3.client.send(again)).resolves.toBeDefined();
    await expect(s3.client.send(again)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('removes many at once, and says of each what became of it', async () => {
    const first = await put('a&b', '1');
    await put('c', '1');
    const { Deleted, Errors } = await s3.client.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: {
          Objects: [{ Key: 'a&b', VersionId: first }, { Key: 'c', ETag: '"other"' }, { Key: 'd' }],
        },
      }),
    );

    expect(Deleted).toMatchObject([
      { Key: 'a&b', VersionId: first },
      { Key: 'd', DeleteMarker: true },
    ]);
    expect(Errors).toMatchObject([{ Key: 'c', Code: 'PreconditionFailed' }]);
  });

  it('lists all of them in pages, though those of the page before are gone', async () => {
    const written = new Set<string>();
    for (const key of ['a', 'b', 'b', 'b', 'b', 'c']) written.add(await put(key, 'x'));
    const seen: string[] = [];
    let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
    for (let page = 0; page < 10; page += 1) {
      const {
        Versions = [],
        NextKeyMarker,
        NextVersionIdMarker,
        IsTruncated,
      } = await list({ MaxKeys: 2, ...markers });
      seen.push(...Versions.map(({ VersionId = '' }) => VersionId));
      for (const { Key = '', VersionId = '' } of Versions) await remove(Key, VersionId);
      if (IsTruncated !== true) break;
      markers = { KeyMarker: NextKeyMarker, VersionIdMarker: NextVersionIdMarker };
    }

    expect(seen).toHaveLength(6);
    expect(new Set(seen)).toEqual(written);
    expect(await list()).toMatchObject({ IsTruncated: false });
    expect((await list()).Versions).toBeUndefined();
  });

  it('replaces what is written while versions are off, and keeps those of before', async () => {
    const first = await put('v', '1');
    await setVersioning('Suspended');
    expect([await put('v', '2'), await put('v', '3')]).toEqual(['null', 'null']);

    const { Versions } = await list();
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['null', first]);
    expect(await read('v')).toBe('3');
  });

  it('keeps the content of an object that gets tags', async () => {
    await put('v', 'body');
    const TagSet = [{ Key: 'a', Value: 'b' }];
    await s3.client.send(new PutObjectTaggingCommand({ Bucket, Key: 'v', Tagging: { TagSet } }));

    expect(await read('v')).toBe('body');
    expect(await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'v' }))).toMatchObject({ TagSet });
  });
});
