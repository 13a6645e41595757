import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { RunningPipeline } from '../local/running-pipeline.ts';

/** Deliveries about users that a test names, of the types that the examples act on and of others. */

export function privyEvent(type: string, user: string, more = ''): string {
  return `{"type":"${type}","user":{"id":"${user}","created_at":1795219200,"linked_accounts":[],"name":"Zoë"}${more}}`;
}

export function privyWallet(user: string, address: string): string {
  return privyEvent(
    'user.wallet_created',
    user,
    `,"wallet":{"type":"wallet","address":"${address}","chain_type":"ethereum"}`,
  );
}

export function dynamicEvent(eventName: string, eventId: string, data: { readonly userId: string }): string {
  return JSON.stringify({
    messageId: '1f0c2a34-0000-4000-8000-000000000001',
    eventId,
    eventName,
    timestamp: '2026-11-22T10:00:00.000Z',
    webhookId: '1f0c2a34-0000-4000-8000-000000000002',
    userId: data.userId,
    environmentId: '1f0c2a34-0000-4000-8000-000000000003',
    environmentName: 'sandbox',
    data,
  });
}

/** Puts the message about an event on the topic once more, as an intake does that died before it had noted the first. */
export async function republish({ pipeline }: RunningPipeline, eventId: string): Promise<void> {
  const { queueUrl = '' } = pipeline.subscribers['example'] ?? {};
  const messages = (await pipeline.peekQueue(queueUrl)).map(({ body }) => body);
  const body = messages.find((text) => JSON.parse(text).id === eventId);
  if (body === undefined) throw new Error(`no message about ${eventId} is waiting`);
  const { source, type, partitionkey } = JSON.parse(body);
  await publish({ pipeline }, { body, group: partitionkey, type, source, copyOf: eventId });
}

interface Copy {
  readonly body: string;
  readonly group: string;
  readonly type: string;
  readonly source: string;
  readonly copyOf: string;
}

async function publish({ pipeline }: Pick<RunningPipeline, 'pipeline'>, copy: Copy): Promise<void> {
  const { region, aws, topicArn } = pipeline;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const sns = new SNSClient({ region, endpoint: aws.sns, credentials });
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
  await sns.send(
    new PublishCommand({
      TopicArn: topicArn,
      Message: copy.body,
      MessageGroupId: copy.group,
      MessageDeduplicationId: `copy-of-${copy.copyOf}`,
      MessageAttributes: { type: attribute(copy.type), source: attribute(copy.source) },
    }),
  );
  sns.destroy();
}
