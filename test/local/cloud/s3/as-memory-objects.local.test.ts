import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { S3Objects } from '../../../../aws/s3-objects.ts';
import type { ObjectStore } from '../../../../core/archive/object-store.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { type RunningS3, runS3 } from './running-s3.ts';

const KEYS = ['a', 'a/1', 'a/2', 'b', 'ä', '\u{1f600}'];
const RUNS = 60;

type Step =
  | { readonly step: 'put' | 'putNew'; readonly key: string; readonly content: string }
  | { readonly step: 'replace'; readonly key: string; readonly content: string; readonly stale: boolean }
  | { readonly step: 'remove'; readonly key: string }
  | { readonly step: 'removeVersion'; readonly at: number }
  | { readonly step: 'restart' };

const key = fc.constantFrom(...KEYS);
const content = fc.string({ maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ step: fc.constantFrom('put' as const, 'putNew' as const), key, content }),
  fc.record({ step: fc.constant('replace' as const), key, content, stale: fc.boolean() }),
  fc.record({ step: fc.constant('remove' as const), key }),
  fc.record({ step: fc.constant('removeVersion' as const), at: fc.nat({ max: 20 }) }),
  fc.record({ step: fc.constant('restart' as const) }),
);

/** Does one step, and says what came of it. Versions are known by their position, as their ids are the store's own. */
async function perform(store: ObjectStore, done: Exclude<Step, { step: 'restart' }>): Promise<unknown> {
  switch (done.step) {
    case 'put':
      return await store.put(done.key, Buffer.from(done.content));
    case 'putNew':
      return await store.putNew(done.key, Buffer.from(done.content));
    case 'replace': {
      const etag = done.stale ? '"stale"' : ((await store.read(done.key))?.etag ?? '"none"');
      return await store.replace(done.key, Buffer.from(done.content), etag);
    }
    case 'remove':
      return await store.remove(done.key);
    case 'removeVersion': {
      const version = (await Array.fromAsync(store.versions('')))[done.at];
      return version === undefined ? 'none' : await store.removeVersion(version);
    }
  }
}

/** Everything that can be seen of a store, but for the ids of versions. */
async function seen(store: ObjectStore): Promise<unknown> {
  const versions = await Array.fromAsync(store.versions(''));
  return {
    objects: await Array.fromAsync(store.list('')),
    ofPrefix: (await Array.fromAsync(store.list('a/'))).map((entry) => entry.key),
    contents: await Promise.all(
      KEYS.map(async (name) => String(Buffer.from((await store.read(name))?.content ?? []))),
    ),
    versions: versions.map(({ key: name, isLatest, isRemoval }) => [name, isLatest, isRemoval]),
  };
}

describe('a bucket of the local S3', () => {
  let folder: string;
  let s3: RunningS3;
  let buckets = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-s3-'));
    s3 = await runS3({ folder });
  });

  afterAll(async () => {
    await s3.close();
    await rm(folder, { recursive: true });
  });

  async function newBucket(): Promise<string> {
    buckets += 1;
    const Bucket = `bucket-${buckets}`;
    await s3.client.send(new CreateBucketCommand({ Bucket }));
    await s3.client.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    return Bucket;
  }

  async function restart(): Promise<void> {
    await s3.close();
    s3 = await runS3({ folder });
  }

  it('is what a bucket in memory is, whatever is done to both and however often it is started again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const bucket = await newBucket();
        const memory = new MemoryObjects();
        for (const one of steps) {
          if (one.step === 'restart') await restart();
          else
            expect(await perform(new S3Objects(s3.client, bucket), one)).toEqual(await perform(memory, one));
        }

        expect(await seen(new S3Objects(s3.client, bucket))).toEqual(await seen(memory));
      }),
      { numRuns: RUNS },
    );
  });
});
