import { CreateTopicCommand, PublishBatchCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { LOOPBACK } from '../../../../../local/cloud/engines/free-port.ts';
import { loadFauxqsModules } from '../../../../../local/cloud/engines/messaging/fauxqs-modules.ts';

/** fauxqs as it comes, with nothing around it. */
export async function startBareFauxqs() {
  const { buildApp, createStores } = await loadFauxqsModules();
  const stores = createStores();
  stores.sqsStore.host = '';
  const app = buildApp({ logger: false, stores });
  return { endpoint: await app.listen({ port: 0, host: LOOPBACK }), close: () => app.close() };
}

/** A hand on an engine, with queues and topics of their own for each case. */
export function engineHand(endpoint: string) {
  const settings = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  };
  const sqs = new SQSClient(settings);
  const sns = new SNSClient(settings);
  let made = 0;

  return {
    sqs,
    sns,
    close: () => {
      sqs.destroy();
      sns.destroy();
    },
    createQueue: async (attributes: Record<string, string> = {}) => {
      made += 1;
      const { QueueUrl = '' } = await sqs.send(
        new CreateQueueCommand({
          QueueName: `q${made}.fifo`,
          Attributes: { FifoQueue: 'true', ...attributes },
        }),
      );
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
      );
      return { url: QueueUrl, arn: Attributes?.['QueueArn'] ?? '' };
    },
    createTopic: async () => {
      made += 1;
      const Attributes = { FifoTopic: 'true' };
      return (await sns.send(new CreateTopicCommand({ Name: `t${made}.fifo`, Attributes }))).TopicArn ?? '';
    },
    send: (url: string, body: string, more: object = {}) =>
      sqs.send(
        new SendMessageCommand({
          QueueUrl: url,
          MessageBody: body,
          MessageGroupId: 'g',
          MessageDeduplicationId: `id-${body.slice(0, 10)}`,
          ...more,
        }),
      ),
    publish: (topicArn: string, more: object = {}) =>
      sns.send(
        new PublishCommand({
          TopicArn: topicArn,
          Message: 'm',
          MessageGroupId: 'g',
          MessageDeduplicationId: 'd',
          ...more,
        }),
      ),
    publishBatch: (topicArn: string, entries: readonly object[]) =>
      sns.send(
        new PublishBatchCommand({
          TopicArn: topicArn,
          PublishBatchRequestEntries: entries.map((entry, index) => ({
            Id: String(index),
            Message: 'm',
            MessageGroupId: 'g',
            MessageDeduplicationId: `d${index}`,
            ...entry,
          })),
        }),
      ),
    receive: async (url: string, more: object = {}): Promise<Message[]> =>
      (await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, ...more })))
        .Messages ?? [],
    remove: (url: string, ReceiptHandle: string | undefined) =>
      sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle })),
    removeBatch: (url: string, handles: readonly (string | undefined)[]) =>
      sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: url,
          Entries: handles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle })),
        }),
      ),
  };
}

export type EngineHand = ReturnType<typeof engineHand>;

/** `taken`, or the name of the error with which it was refused. */
export function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'taken',
    (error: Error) => error.name,
  );
}
