import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { CloudWatchHandlerLog } from '../../aws/cloudwatch-handler-log.ts';
import { SqsHandlerPlaces } from '../../aws/sqs-handler-places.ts';
import { type MessagingEngine, startFauxqs } from '../../local/cloud/engines/fauxqs.ts';
import { type LogsApi, startLogsApi } from '../../local/cloud/logs/start-logs-api.ts';

const SETTINGS = { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
const FROM = new Date('2026-11-22T00:00:00.000Z');

describe('the log of a handler', () => {
  let folder: string;
  let api: LogsApi;
  let client: CloudWatchLogsClient;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handler-log-'));
    api = await startLogsApi(new Map([['example-log', join(folder, 'example.log')]]));
    client = new CloudWatchLogsClient({ ...SETTINGS, endpoint: api.endpoint });
  });

  afterEach(async () => {
    client.destroy();
    await api.close();
    await rm(folder, { recursive: true });
  });

  async function write(...lines: readonly object[]): Promise<void> {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    await appendFile(join(folder, 'example.log'), text);
  }

  async function since(from = FROM) {
    return (await Array.fromAsync(new CloudWatchHandlerLog(client, 'example-log').since(from))).flat();
  }

  it('says what became of each message since a moment, and that an event was dropped', async () => {
    const message = { message: 'message', source: 'privy/main', timestamp: '2026-11-22T08:00:00.000Z' };
    await write(
      { ...message, eventId: 'before', outcome: 'applied', timestamp: '2026-11-21T23:59:59.999Z' },
      { ...message, eventId: 'a', outcome: 'applied' },
      { ...message, eventId: 'b', outcome: 'failed' },
      { ...message, outcome: 'failed', reason: 'not-an-envelope' },
      { ...message, message: 'quarantine', asked: 'drop', done: 'dropped' },
      { ...message, message: 'quarantine', asked: 'drop', done: 'not-in-quarantine' },
      { ...message, message: 'quarantine', users: 3 },
      { ...message, message: 'something of the handler', eventId: 'c', outcome: 'applied' },
    );
    await appendFile(join(folder, 'example.log'), 'no JSON\n');

    expect(await since()).toEqual([
      { source: 'privy/main', id: 'a', outcome: 'applied' },
      { source: 'privy/main', id: 'b', outcome: 'failed' },
      'dropped',
    ]);
  });

  it('is read page by page to its end', async () => {
    const line = (number: number) => ({
      message: 'message',
      timestamp: '2026-11-22T08:00:00.000Z',
      source: 'privy/main',
      eventId: `${number}`,
      outcome: 'stale',
      filling: 'x'.repeat(1_000),
    });
    await write(...Array.from({ length: 3_000 }, (_, number) => line(number)));

    const ids = (await since()).map((one) => one !== 'dropped' && one.id);

    expect(ids).toEqual(Array.from({ length: 3_000 }, (_, number) => `${number}`));
  });

  it('is empty where the handler was never given anything', async () => {
    expect(await since()).toEqual([]);
  });

  it('fails where there is no such group', async () => {
    const log = new CloudWatchHandlerLog(client, 'nothing');

    await expect(Array.fromAsync(log.since(FROM))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('the places where events of a handler can be', () => {
  let engine: MessagingEngine;
  let client: SQSClient;

  beforeEach(async () => {
    engine = await startFauxqs();
    client = new SQSClient({ ...SETTINGS, endpoint: engine.endpoint, maxAttempts: 1 });
  });

  afterEach(async () => {
    client.destroy();
    await engine.close();
  });

  async function queue(name: string, groups: readonly string[]): Promise<string> {
    const { QueueUrl = '' } = await client.send(
      new CreateQueueCommand({ QueueName: `${name}.fifo`, Attributes: { FifoQueue: 'true' } }),
    );
    for (const group of groups)
      await client.send(
        new SendMessageCommand({
          QueueUrl,
          MessageBody: group,
          MessageGroupId: group,
          MessageDeduplicationId: group,
        }),
      );
    return QueueUrl;
  }

  it('are counted: what waits, what is in hand, what is dead, and what is in quarantine', async () => {
    const before = Date.now();
    const QueueUrl = await queue('example', ['a', 'b', 'c']);
    const deadLetterQueues = [await queue('dead', ['d']), await queue('never-came', ['e', 'f'])];
    await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 1 }));
    const gate = (groupId: string, events: number) => [groupId, { groupId, events, openedAt: FROM }] as const;
    const places = new SqsHandlerPlaces(
      client,
      { queue: 'example.fifo', deadLetterQueues },
      { look: async () => ({ gates: new Map([gate('g', 4), gate('h', 1)]) }) },
    );

    expect(await places.waiting()).toBe(3);
    expect(await places.dead()).toBe(3);
    expect(await places.quarantined()).toBe(5);
    expect((await places.madeAt()).getTime()).toBeGreaterThanOrEqual(Math.floor(before / 1_000) * 1_000);
    expect((await places.madeAt()).getTime()).toBeLessThanOrEqual(Date.now());
  });
});
