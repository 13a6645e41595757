import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { startS3 } from '../../../../local/cloud/s3/start-s3.ts';

/** An engine of a test's own and a client of it. */
export interface RunningS3 {
  readonly client: S3Client;
  readonly endpoint: string;
  readonly folder: string;
  close(): Promise<void>;
}

export interface RunningS3Options {
  /** @default a new one, which goes on close */
  readonly folder?: string;
  readonly now?: () => Date;
}

export async function runS3({ folder, ...options }: RunningS3Options = {}): Promise<RunningS3> {
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'local-s3-')));
  const server = await startS3({ folder: own, ...options });
  const client = new S3Client({
    endpoint: server.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    forcePathStyle: true,
    maxAttempts: 1,
  });
  return {
    client,
    endpoint: server.endpoint,
    folder: own,
    async close() {
      client.destroy();
      await server.close();
      if (folder === undefined) await rm(own, { recursive: true });
    },
  };
}
