import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { buildEvent } from 'wallet-webhooks/testing';
import { hostHandler } from '../../../../lambda/handler-kit/host-handler.ts';
import { hostedManifest } from '../../../../lambda/handler-kit/hosted-manifest.ts';
import { handle } from '../../../../lambda/handlers/security-alerts/handle.ts';
import { everySecurityAlert } from '../../../../lambda/handlers/security-alerts/manifest.ts';
import { type MessagingEngine, startFauxqs } from '../../../../local/cloud/engines/fauxqs.ts';
import { createQuarantineTable } from '../../../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../../../support/dynoxide.ts';
import { sqsEvent } from '../../../support/sqs-events.ts';

const LAMBDA = { getRemainingTimeInMillis: () => 30_000 };
const EVENT = buildEvent('privy.wallet.private_key_export');

let dynamodb: Dynoxide;
let messaging: MessagingEngine;
let topicArn: string;
let published: { readonly subject: string | undefined; readonly message: string }[];

beforeAll(async () => {
  dynamodb = await startDynoxide();
  await createQuarantineTable(dynamodb.client, 'quarantine');
  messaging = await startFauxqs();
  messaging.onPublished((message) => published.push(message));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_SNS: messaging.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_LAMBDA_LOG_GROUP_NAME: 'SecurityAlertsLog',
    PIPELINE_NAME: 'WalletWebhooks-dev',
    INBOX_TABLE: 'inbox',
    INBOX_RETENTION_DAYS: '100',
    HANDLER_QUEUE_URL: 'http://127.0.0.1:1/q.fifo',
    QUARANTINE_TABLE: 'quarantine',
    HANDLER_RETRY_SECONDS: '[1]',
    ALERT_SEVERITIES: '{}',
  });
  const client = new SNSClient({});
  topicArn = (await client.send(new CreateTopicCommand({ Name: 'people' }))).TopicArn ?? '';
  client.destroy();
});
beforeEach(() => {
  published = [];
});
afterAll(async () => {
  await messaging.close();
  await dynamodb.stop();
});

function hosted(arn: string) {
  process.env['HANDLER_TOPICS'] = JSON.stringify({ people: arn });
  return hostHandler({ manifest: hostedManifest(everySecurityAlert), handle });
}

describe('the security-alerts function', () => {
  it('publishes to its topic, and names its own log group', async () => {
    expect(await hosted(topicArn)(sqsEvent(EVENT), LAMBDA)).toEqual({ batchItemFailures: [] });

    expect(published.map(({ subject }) => subject)).toEqual([
      'CRITICAL: Private key exported (privy/main, test)',
    ]);
    expect(published[0]?.message).toContain('log group SecurityAlertsLog, and that of the intake');
  });

  it('gets its event again where the topic is gone', async () => {
    const { batchItemFailures } = await hosted(`${topicArn}-gone`)(sqsEvent(EVENT), LAMBDA);

    expect(batchItemFailures).toHaveLength(1);
    expect(published).toEqual([]);
  });
});
