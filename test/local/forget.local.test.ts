import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { SQSEvent } from 'aws-lambda';
import { objectsClient } from '../../aws/clients.ts';
import { S3Objects } from '../../aws/s3-objects.ts';
import { openDayFile } from '../../core/archive/day-file/open-day-file.ts';
import { eventsOfFile } from '../../core/archive/events-of-day.ts';
import { type RunningPipeline, startRunningPipeline } from './running-pipeline.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;
const CREDENTIALS = { accessKeyId: 'any', secretAccessKey: 'any' };

/** All that a payload says of the person but the id has the word `planted` in it. */
function login(user: string, word: string): string {
  const account = { type: 'email', address: `${word}@example.com` };
  const said = { id: `did:privy:${user}`, created_at: 1_763_769_600, linked_accounts: [account] };
  return JSON.stringify({ type: 'user.authenticated', user: { ...said, custom_metadata: { name: word } } });
}

describe('forgetting a person on this machine', () => {
  let running: RunningPipeline;

  beforeAll(async () => {
    running = await startRunningPipeline();
    const archived = messages('archive', 3);
    const handled = messages('user-directory', 3);
    await running.deliverToPrivy('ada-1', login('ada', 'planted'));
    await running.deliverToPrivy('bob-1', login('bob', 'kept'));
    await running.deliverToPrivy('ada-2', login('ada', 'planted'));
    await Promise.all([archived, handled]);
  }, START_MILLISECONDS);

  afterAll(() => running?.close());

  /** Resolves when a function was given so many messages. */
  function messages(functionName: string, atLeast: number): Promise<void> {
    let count = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = running.pipeline.onInvocation((invocation) => {
      if (invocation.functionName !== functionName) return;
      count += ((invocation.event as Partial<SQSEvent>).Records ?? []).length;
      if (count < atLeast) return;
      stop();
      resolve();
    });
    return promise;
  }

  async function ask(event: object): Promise<unknown> {
    const result = await running.pipeline.functions.get('archive-keeper')?.host.invoke(event);
    return result?.ok ? result.payload : result;
  }

  /** Every version of every object. */
  async function bucket(): Promise<string> {
    const { aws, region, functions } = running.pipeline;
    const client = objectsClient({
      endpoint: aws.s3,
      region,
      credentials: CREDENTIALS,
      forcePathStyle: true,
    });
    const Bucket = functions.get('archive-keeper')?.environment['ARCHIVE_BUCKET'] ?? '';
    const texts: string[] = [];
    for await (const { key, versionId, isRemoval } of new S3Objects(client, Bucket).versions('')) {
      if (isRemoval) continue;
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key, VersionId: versionId }));
      texts.push(key, await readable(key, (await Body?.transformToByteArray()) ?? new Uint8Array()));
    }
    client.destroy();
    return texts.join('\n');
  }

  /** Every item of every table. */
  async function tables(): Promise<string> {
    const { aws, region } = running.pipeline;
    const client = new DynamoDBClient({ endpoint: aws.dynamodb, region, credentials: CREDENTIALS });
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const scans = TableNames.map((TableName) => client.send(new ScanCommand({ TableName })));
    const items = (await Promise.all(scans)).map(({ Items }) => Items);
    client.destroy();
    return JSON.stringify(items);
  }

  /** Every message of the handler's queue and every line that a function has logged. */
  async function queueAndLogs(): Promise<string> {
    const { pipeline } = running;
    const queue = await pipeline.peekQueue(pipeline.subscribers['user-directory']?.queueUrl ?? '');
    const folder = dirname(pipeline.functions.get('archive-keeper')?.logFile ?? '');
    const logs = (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8'));
    return [JSON.stringify(queue), ...(await Promise.all(logs))].join('\n');
  }

  it('leaves nothing of them in the bucket with its versions, the tables, the queue and the logs', async () => {
    expect(await bucket()).toContain('planted');
    expect(await tables()).toContain('planted');

    const answer = await ask({ archive: 'forget', source: 'privy/main', user: 'did:privy:ada' });

    expect(answer).toMatchObject({
      forgotten: {
        source: 'privy/main',
        archive: { events: 2, days: [{ events: 2 }] },
        handlers: [
          { name: 'user-directory', waiting: 0, inbox: 2, left: 0 },
          { name: 'security-alerts', waiting: 0, inbox: 2, left: 0 },
        ],
        directory: 'erased',
      },
    });
    expect(await bucket()).not.toMatch(/planted|did:privy:ada/);
    expect(await bucket()).toContain('kept@example.com');
    expect(await tables()).not.toContain('planted');
    expect(await tables()).toContain('kept@example.com');
    expect(await queueAndLogs()).not.toContain('planted');
  });

  it('takes the person for new when they come back', async () => {
    const archived = messages('archive', 1);
    await running.deliverToPrivy('ada-3', login('ada', 'back'));
    await archived;

    expect(await bucket()).toContain('back@example.com');
    expect(await tables()).not.toContain('gate#privy/main#did:privy:ada');
  });
});

async function readable(key: string, content: Uint8Array): Promise<string> {
  if (key.endsWith('.gz')) return gunzipSync(content).toString('utf8');
  if (!key.endsWith('.parquet')) return Buffer.from(content).toString('utf8');
  const bytes = {
    key,
    bytes: content.length,
    read: async ({ from, to }: { from: number; to: number }) => content.subarray(from, to),
  };
  const events = await Array.fromAsync(eventsOfFile(await openDayFile(bytes), 'privy/main', {}));
  return `${JSON.stringify(events)}\n${Buffer.from(content).toString('latin1')}`;
}
