import { createServer, type Server, type Socket } from 'node:net';
import { CALL_BUDGETS } from '../../aws/call-budgets.ts';
import { ledgerClient, secretsClient, topicClient } from '../../aws/clients.ts';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { fetchSecretVersions } from '../../aws/secrets-manager-secrets.ts';
import { SnsTopic } from '../../aws/sns-topic.ts';
import type { Entry } from '../../core/ledger/ledger.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const ENTRY: Entry = { key: 'privy/main#msg_1', type: 'privy.test', groupId: 'g', expiresAt: NOW };
const MESSAGE: TopicMessage = { body: '{}', groupId: 'g', deduplicationId: 'd', attributes: {} };

/** A server that takes connections and never says a word. */
let silent: Server;
const sockets = new Set<Socket>();
const variables = ['AWS_ENDPOINT_URL', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
const before = variables.map((name) => [name, process.env[name]] as const);

beforeAll(async () => {
  silent = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
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
  it('leave the slowest path below 8 seconds', () => {
    const { secrets, claim, publish, mark, park } = CALL_BUDGETS;
    const path = [secrets, claim, publish, park].reduce(
      (sum, { callMilliseconds }) => sum + callMilliseconds,
      0,
    );

    expect(path).toBe(7000);
    expect(mark.callMilliseconds).toBeLessThanOrEqual(park.callMilliseconds);
  });

  it('give every attempt less time than its call, so that a lost packet can be made good', () => {
    for (const { attemptMilliseconds, callMilliseconds } of Object.values(CALL_BUDGETS)) {
      expect(attemptMilliseconds).toBeLessThan(callMilliseconds);
    }
  });

  it('end every call to a service that takes the connection and never answers', async () => {
    const ledger = new DynamoDbLedger(ledgerClient(), 'table');
    const topic = new SnsTopic(topicClient(), 'arn:aws:sns:us-east-1:000000000000:t.fifo');

    const calls = await Promise.allSettled([
      fetchSecretVersions(secretsClient(), 'arn:aws:secretsmanager:us-east-1:000000000000:secret:s'),
      ledger.claim(ENTRY, NOW),
      topic.publish(MESSAGE),
      ledger.markPublished(ENTRY, NOW),
      ledger.park(ENTRY, MESSAGE, NOW),
      ledger.parkedMessage('privy/main#msg_1'),
      Array.fromAsync(ledger.parked(NOW)),
    ]);

    expect(calls.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 'rejected'));
  });
});
