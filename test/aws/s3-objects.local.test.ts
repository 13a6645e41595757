import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import { objectsClient } from '../../aws/clients.ts';
import { S3Objects } from '../../aws/s3-objects.ts';
import { type S3Server, startS3 } from '../../local/cloud/s3/start-s3.ts';
import { type FailingRelay, type Fate, startFailingRelay } from '../support/failing-relay.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

let folder: string;
let engine: S3Server;
let relay: FailingRelay;
let client: S3Client;
let objects: S3Objects;
let buckets = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buckets-'));
  engine = await startS3({ folder: join(folder, 'buckets') });
  relay = await startFailingRelay(engine.endpoint);
  client = objectsClient({
    region: 'us-east-1',
    endpoint: relay.endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(async () => {
  client.destroy();
  await relay.stop();
  await engine.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  buckets += 1;
  const Bucket = `bucket-${buckets}`;
  await client.send(new CreateBucketCommand({ Bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  objects = new S3Objects(client, Bucket);
});

function next(...fates: Fate[]): void {
  relay.fates = fates.values();
}

async function textOf(key: string): Promise<string> {
  return new TextDecoder().decode((await objects.read(key))?.content);
}

describe('an object', () => {
  it.each<[string, Fate]>([
    ['S3 fails', 503],
    ['the connection breaks', 'lost'],
    ['the answer is lost', 'unanswered'],
  ])('is written though %s at first', async (_, fate) => {
    next(fate, fate);

    await objects.put('hot/a', bytes('content'));

    expect(await textOf('hot/a')).toBe('content');
  });

  it('is refused at once where that would be the same again', async () => {
    const before = relay.count('PUT');
    next(403);

    await expect(objects.put('hot/a', bytes('content'))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    expect(relay.count('PUT') - before).toBe(1);
  });

  it('fails where S3 does for longer', async () => {
    next(503, 503, 503, 503, 503, 503);

    await expect(objects.put('hot/a', bytes('content'))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 503, attempts: 5 },
    });
    next();
    expect(await objects.read('hot/a')).toBeUndefined();
  });

  it('is read again from the beginning where the answer breaks off', async () => {
    await objects.put('hot/a', bytes('0123456789'));
    next('cut', 'cut');

    expect(await textOf('hot/a')).toBe('0123456789');
  });

  it.each<Fate>([503, 'lost', 'unanswered'])(
    'is sent again from its file, from the beginning, after one that is %s',
    async (fate) => {
      const path = join(folder, 'file');
      const content = Buffer.from(Array.from({ length: 500_000 }, (_, index) => (index * index) % 251));
      await writeFile(path, content);
      next(fate);

      await objects.put('days/a', { path, bytes: content.byteLength });

      expect(Buffer.compare((await objects.read('days/a'))?.content ?? Buffer.of(), content)).toBe(0);
    },
  );
});

describe('a conditional write', () => {
  it('is known to be made where only its answer was lost', async () => {
    next('unanswered');
    const first = await objects.putNew('replays/a', bytes('1'));
    if (first === 'exists') throw new Error('it is not its own');
    next('unanswered', 'unanswered');
    const second = await objects.replace('replays/a', bytes('2'), first.etag);

    expect(second).toEqual({ etag: (await objects.read('replays/a'))?.etag });
    expect(await textOf('replays/a')).toBe('2');
  });

  it('is not made where somebody else was quicker while it was tried again', async () => {
    const { etag } = await objects.put('replays/a', bytes('before'));
    await objects.put('replays/a', bytes('of another'));
    next('lost');
    const replaced = await objects.replace('replays/a', bytes('own'), etag);
    next('lost');
    const made = await objects.putNew('replays/a', bytes('own'));

    expect([replaced, made]).toEqual(['changed', 'exists']);
    expect(await textOf('replays/a')).toBe('of another');
  });

  it('is not taken for made where another one has written the same before it', async () => {
    await objects.putNew('replays/a', bytes('the same'));

    expect(await objects.putNew('replays/a', bytes('the same'))).toBe('exists');
  });

  it('is tried again where S3 does not say who was first', async () => {
    next(409);

    expect(await objects.putNew('replays/a', bytes('1'))).toEqual({ etag: expect.any(String) });
  });

  it('fails where there is no bucket', async () => {
    const nowhere = new S3Objects(client, 'nowhere');

    await expect(nowhere.putNew('a', bytes('1'))).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(nowhere.replace('a', bytes('1'), '"1"')).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(nowhere.read('a')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});
