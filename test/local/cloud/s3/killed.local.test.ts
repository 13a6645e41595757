import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { S3Objects } from '../../../../aws/s3-objects.ts';
import { runS3 } from './running-s3.ts';

const Bucket = 'archive';
const ROUNDS = 4;
const WRITERS = 6;
/** Written before the engine is killed, with as many under way as there are writers. */
const WRITES = 40;
const CONTENT = 'x'.repeat(20_000);

function clientOf(endpoint: string): S3Client {
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  return new S3Client({ endpoint, region: 'eu-west-1', credentials, forcePathStyle: true, maxAttempts: 1 });
}

/** Writes with several hands until the engine is gone. Returns what it has acknowledged. */
async function writeUntilKilled(folder: string, round: number): Promise<string[]> {
  const engine = fork(join(import.meta.dirname, 'engine-process.ts'), [folder], { silent: true });
  const [printed] = (await once(engine.stdout ?? engine, 'data')) as [Buffer];
  const client = clientOf(printed.toString().trim());
  if (round === 0) await client.send(new CreateBucketCommand({ Bucket }));
  const acknowledged: string[] = [];
  const gone = once(engine, 'exit');
  const write = async (writer: number) => {
    for (let count = 0; ; count += 1) {
      const Key = `${round}/${writer}/${count}`;
      await client.send(new PutObjectCommand({ Bucket, Key, Body: Key + CONTENT }));
      acknowledged.push(Key);
      if (acknowledged.length === WRITES) engine.kill('SIGKILL');
    }
  };
  await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  await gone;
  client.destroy();
  return acknowledged;
}

describe('the local S3, killed while many write', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-s3-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('has all that it acknowledged, and everything whole', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      acknowledged.push(...(await writeUntilKilled(folder, round)));
    const { client, close } = await runS3({ folder });
    const objects = new S3Objects(client, Bucket);

    const there = await Array.fromAsync(objects.list(''), ({ key }) => key);
    for (const key of there)
      expect(String(Buffer.from((await objects.read(key))?.content ?? []))).toBe(key + CONTENT);
    expect(acknowledged.filter((key) => !there.includes(key))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * WRITES);
    expect(await readdir(join(folder, 'contents'))).toHaveLength(there.length);
    await close();
  });
});
