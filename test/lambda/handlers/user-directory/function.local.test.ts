import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { BatchHandler } from '../../../../lambda/handler-kit/batch-handler.ts';
import { hostHandler } from '../../../../lambda/handler-kit/host-handler.ts';
import { hostedManifest } from '../../../../lambda/handler-kit/hosted-manifest.ts';
import { handle } from '../../../../lambda/handlers/user-directory/handle.ts';
import { userDirectory } from '../../../../lambda/handlers/user-directory/manifest.ts';
import { createQuarantineTable } from '../../../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../../../support/dynoxide.ts';
import { envelope } from '../../../support/envelopes.ts';
import { sqsEvent } from '../../../support/sqs-events.ts';

const LAMBDA = { getRemainingTimeInMillis: () => 30_000 };

let engine: Dynoxide;
let handler: BatchHandler;

beforeAll(async () => {
  engine = await startDynoxide();
  await engine.createTable('inbox');
  await engine.createTable('users');
  await createQuarantineTable(engine.client, 'quarantine');
  await engine.createTable('look-ups', 'pk', 'sk');
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    PIPELINE_NAME: 'WalletWebhooks-dev',
    INBOX_TABLE: 'inbox',
    INBOX_RETENTION_DAYS: '100',
    USERS_TABLE: 'users',
    LOOK_UPS_TABLE: 'look-ups',
    HANDLER_QUEUE_URL: 'http://127.0.0.1:1/q.fifo',
    QUARANTINE_TABLE: 'quarantine',
    HANDLER_RETRY_SECONDS: '[1]',
  });
  handler = hostHandler({ manifest: hostedManifest(userDirectory), handle });
});
afterAll(() => engine.stop());

describe('the user-directory function', () => {
  it('writes its table, and for each message one line that is its metrics too, without personal data', async () => {
    const user = {
      id: 'did:privy:zoe',
      linked_accounts: [{ type: 'email', address: 'planted@example.test' }],
    };
    const known = envelope({ data: { user } });
    const unknown = envelope({ id: 'msg_2', data: { user: { ...user, id: 'planted name' } } });

    const { result, lines } = await recordingOutput(() => handler(sqsEvent(known, known, unknown), LAMBDA));

    expect(result).toEqual({ batchItemFailures: [] });
    const { Item } = await engine.client.send(
      new GetItemCommand({ TableName: 'users', Key: { pk: { S: 'privy/main#did:privy:zoe' } } }),
    );
    expect(Item?.['accounts']).toEqual({
      L: [{ M: { type: { S: 'email' }, identifier: { S: 'planted@example.test' } } }],
    });

    expect(JSON.stringify(lines)).not.toContain('planted');
    expect(lines).toMatchObject([
      { level: 'INFO', outcome: 'applied', eventId: 'msg_1', coldStart: true, Applied: 1 },
      { level: 'INFO', outcome: 'duplicate', eventId: 'msg_1', Duplicate: 1 },
      { level: 'WARN', message: 'user event ignored', reason: 'no-user-id', eventId: 'msg_2' },
      { level: 'INFO', outcome: 'ignored', eventId: 'msg_2', Ignored: 1 },
    ]);
    expect(lines[0]).toMatchObject({
      _aws: {
        CloudWatchMetrics: [
          {
            Namespace: 'WalletWebhooks',
            Dimensions: [['service', 'pipeline', 'subscriber']],
            Metrics: [{ Name: 'Applied' }, { Name: 'EventAge', Unit: 'Milliseconds' }],
          },
        ],
      },
      service: 'handler',
      pipeline: 'WalletWebhooks-dev',
      subscriber: 'user-directory',
    });
  });

  it('stores an account whose id ends in half an emoji, which DynamoDB refuses as it is', async () => {
    const text =
      '{"type":"user.updated_account","user":{"id":"did:privy:surrogate","created_at":1731974895,"linked_accounts":' +
      '[{"type":"custom_auth","custom_user_id":"ada\\ud83d"}]}}';
    const event = envelope({ id: 'msg_3', type: 'privy.user.updated_account', data: JSON.parse(text) });

    const { result, lines } = await recordingOutput(() => handler(sqsEvent(event), LAMBDA));

    expect(result).toEqual({ batchItemFailures: [] });
    const { Item } = await engine.client.send(
      new GetItemCommand({ TableName: 'users', Key: { pk: { S: 'privy/main#did:privy:surrogate' } } }),
    );
    expect(Item?.['accounts']).toMatchObject({ L: [{ M: { identifier: { S: 'ada\ufffd' } } }] });
    expect(lines).toMatchObject([
      { level: 'WARN', message: 'message', eventId: 'msg_3', outcome: 'applied', MendedTexts: 1, Applied: 1 },
    ]);
  });
});

/** Runs something and gives, beside its result, the JSON lines that it wrote to the standard output and error. */
async function recordingOutput<T>(run: () => Promise<T>) {
  const { stdout, stderr } = process;
  const originals = [stdout.write, stderr.write] as const;
  let output = '';
  stdout.write = stderr.write = (chunk: string | Uint8Array) => {
    output += String(chunk);
    return true;
  };
  try {
    const result = await run();
    const lines = output.split('\n').filter((line) => line.startsWith('{'));
    return { result, lines: lines.map((line): Record<string, unknown> => JSON.parse(line)) };
  } finally {
    [stdout.write, stderr.write] = originals;
  }
}
