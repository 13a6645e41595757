import { createServer, type Server, type Socket } from 'node:net';
import { CALL_BUDGETS, CLIENT_ATTEMPTS } from '../../aws/call-budgets.ts';
import { ledgerClient, objectsClient, secretsClient, topicClient } from '../../aws/clients.ts';
import { drainStores } from '../../aws/drain-stores.ts';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { S3Objects } from '../../aws/s3-objects.ts';
import { fetchSecretVersions } from '../../aws/secrets-manager-secrets.ts';
import { SnsBatchTopic } from '../../aws/sns-batch-topic.ts';
import { SnsTopic } from '../../aws/sns-topic.ts';
import { startRun } from '../../aws/start-run.ts';
import type { Entry } from '../../core/ledger/ledger.ts';
import { LOOKS_OUTLIVED_MILLISECONDS, UNSET_FLAG } from '../../core/parked/flag.ts';
import type { ParkedEvent } from '../../core/parked/parked-lines.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const ENTRY: Entry = { key: 'privy/main#msg_1', type: 'privy.test', groupId: 'g', expiresAt: NOW };
const MESSAGE: TopicMessage = { body: '{}', groupId: 'g', deduplicationId: 'd', attributes: {} };

const PARKED: ParkedEvent = {
  ...ENTRY,
  position: '1',
  parkedAt: NOW,
  retainUntil: NOW,
  message: MESSAGE,
};
const TABLES = { ledger: 'ledger', parked: 'parked' };
const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:t.fifo';

/** A server that takes connections and never says a word, or begins an answer and never ends it. */
let silent: Server;
const sockets = new Set<Socket>();
let beginsToAnswer = false;
const BEGINNING_OF_AN_ANSWER =
  'HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: 100\r\n\r\n{';
const variables = ['AWS_ENDPOINT_URL', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
const before = variables.map((name) => [name, process.env[name]] as const);

beforeAll(async () => {
  silent = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => beginsToAnswer && socket.write(BEGINNING_OF_AN_ANSWER));
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${port}`;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

describe('the call budgets', () => {
  const { timeout } = AbortSignal;
  afterEach(() => {
    AbortSignal.timeout = timeout;
  });

  it.each([
    [
      'of an event that the topic does not take',
      ['secrets', 'secrets', 'claim', 'publish', 'park', 'flag', 'flag'] as const,
      9_200,
    ],
    [
      'of an event behind parked ones that the topic does not take',
      // With half a second of help before the publish that hangs.
      [
        'secrets',
        'secrets',
        'claim',
        'line',
        'read',
        'publish',
        'mark',
        'mark',
        'park',
        'flag',
        'flag',
      ] as const,
      12_000,
    ],
  ])('leave the path %s, with its wait, time before 13 seconds', (_, calls, milliseconds) => {
    const path = calls.reduce((sum, call) => sum + CALL_BUDGETS[call].callMilliseconds, 0);

    expect(path + LOOKS_OUTLIVED_MILLISECONDS).toBe(milliseconds);
  });

  it.each([
    ['secrets', CLIENT_ATTEMPTS.secrets, CALL_BUDGETS.secrets],
    ['claim', CLIENT_ATTEMPTS.ledger, CALL_BUDGETS.claim],
    ['mark', CLIENT_ATTEMPTS.ledger, CALL_BUDGETS.mark],
    ['look at the flag', CLIENT_ATTEMPTS.ledger, CALL_BUDGETS.flag],
    ['look at a line', CLIENT_ATTEMPTS.ledger, CALL_BUDGETS.line],
    ['park', CLIENT_ATTEMPTS.ledger, CALL_BUDGETS.park],
    ['publish', CLIENT_ATTEMPTS.topic, CALL_BUDGETS.publish],
    ['start of a run', CLIENT_ATTEMPTS.functions, CALL_BUDGETS.startRun],
    ['write of an object', CLIENT_ATTEMPTS.objects, CALL_BUDGETS.object],
  ])('leave a %s whose packet is lost time for another attempt', (_, client, call) => {
    expect(client.attemptMilliseconds).toBeLessThan(call.callMilliseconds);
    expect(client.attempts).toBeGreaterThan(1);
  });

  it('let the drain be woken within the wait beside which it is', () => {
    expect(CALL_BUDGETS.startRun.callMilliseconds).toBeLessThan(LOOKS_OUTLIVED_MILLISECONDS);
  });

  it.each([
    ['takes the connection and never answers', false],
    ['begins an answer and never ends it', true],
  ])('end every call to a service that %s', async (_, begins) => {
    beginsToAnswer = begins;
    const ledger = new DynamoDbLedger(ledgerClient(), 'table');
    const topic = new SnsTopic(topicClient(), TOPIC_ARN);
    const parked = lines();
    const stores = drain();

    const calls = await Promise.allSettled([
      fetchSecretVersions(secretsClient(), 'arn:aws:secretsmanager:us-east-1:000000000000:secret:s'),
      ledger.claim(ENTRY, NOW),
      topic.publish(MESSAGE),
      ledger.markPublished(ENTRY, NOW),
      ledger.published(['privy/main#msg_1'], NOW),
      parked.flag(),
      parked.openFlag(UNSET_FLAG),
      parked.tail('g', { atMost: 10, alsoUnadopted: true }),
      parked.join(PARKED),
      parked.leave(PARKED),
      parked.head('g'),
      parked.ages(0),
      stores.ledger.markPublished(ENTRY, NOW),
      stores.parked.leave(PARKED),
      batchTopic().publish(MESSAGE),
      startRun('drain', {}),
    ]);

    expect(calls.map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
    const codes = calls.slice(1).map((call) => call.status === 'rejected' && call.reason.code);
    expect(codes).toEqual(codes.map(() => 'call-timed-out'));
  });

  it.each<[string, keyof typeof CALL_BUDGETS, () => Promise<unknown>]>([
    ['claim', 'claim', () => new DynamoDbLedger(ledgerClient(), 'table').claim(ENTRY, NOW)],
    ['mark', 'mark', () => new DynamoDbLedger(ledgerClient(), 'table').markPublished(ENTRY, NOW)],
    ["mark of the drain's", 'writeBatch', () => drain().ledger.markPublished(ENTRY, NOW)],
    ["removal of the drain's", 'writeBatch', () => drain().parked.leave(PARKED)],
    ['removal', 'mark', () => lines().leave(PARKED)],
    ['look for what is published', 'read', () => drain().ledger.published([ENTRY.key], NOW)],
    ['look at the flag', 'flag', () => lines().flag()],
    ['change of the flag', 'flag', () => lines().openFlag(UNSET_FLAG)],
    ['look at the end of a line', 'line', () => lines().tail('g', { atMost: 10, alsoUnadopted: false })],
    ['park', 'park', () => lines().join(PARKED)],
    ['start of a run', 'startRun', () => startRun('drain', {})],
    ['publish', 'publish', () => new SnsTopic(topicClient(), TOPIC_ARN).publish(MESSAGE)],
    ["publish of the drain's", 'publishBatch', () => batchTopic().publish(MESSAGE)],
    ['read of an object', 'object', () => objects().read('a')],
    ['write of an object', 'object', () => objects().put('a', new Uint8Array())],
    ['removal of an object', 'object', () => objects().remove('a')],
    ['removal of a version', 'object', () => objects().removeVersion({ key: 'a', versionId: '1' })],
    ['page of objects', 'object', () => Array.fromAsync(objects().list('a'))],
    ['page of versions', 'object', () => Array.fromAsync(objects().versions('a'))],
  ])('give a %s its own time, all attempts together', async (_, budget, call) => {
    const given: number[] = [];
    AbortSignal.timeout = (milliseconds) => {
      given.push(milliseconds);
      return AbortSignal.abort();
    };

    await expect(call()).rejects.toThrow();

    expect(given).toEqual([CALL_BUDGETS[budget].callMilliseconds]);
  });

  it('give a file more time the larger it is', async () => {
    const given: number[] = [];
    AbortSignal.timeout = (milliseconds) => {
      given.push(milliseconds);
      return AbortSignal.abort();
    };

    await expect(objects().put('a', { path: import.meta.filename, bytes: 400_000_001 })).rejects.toThrow();

    expect(given).toEqual([130_001]);
  });
});

function lines(): DynamoDbParkedLines {
  return new DynamoDbParkedLines(ledgerClient(), TABLES);
}

function drain() {
  return drainStores(ledgerClient(), TABLES);
}

function objects(): S3Objects {
  return new S3Objects(objectsClient(), 'bucket');
}

function batchTopic(): SnsBatchTopic {
  return new SnsBatchTopic(topicClient(), TOPIC_ARN);
}
