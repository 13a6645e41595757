import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { SnsBatchTopic } from '../../aws/sns-batch-topic.ts';
import { SnsTopic } from '../../aws/sns-topic.ts';
import { type MessagingEngine, startFauxqs } from '../../local/cloud/engines/fauxqs.ts';
import { MemoryTopic } from '../support/memory-topic.ts';
import { callWithoutHurry } from '../support/unhurried-calls.ts';
import { describeTopic } from './topic-contract.ts';

const region = 'us-east-1';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
let engine: MessagingEngine;
let sns: SNSClient;
let sqs: SQSClient;
let topics = 0;

callWithoutHurry();
beforeAll(async () => {
  engine = await startFauxqs();
  sns = new SNSClient({ region, credentials, endpoint: engine.endpoint });
  sqs = new SQSClient({ region, credentials, endpoint: engine.endpoint });
});
afterAll(async () => {
  sns.destroy();
  sqs.destroy();
  await engine.close();
});

describeTopic('in memory', async () => {
  const topic = new MemoryTopic(() => new Date('2026-11-22T08:00:00.000Z'));
  return { topic, received: async () => topic.messages };
});

describeTopic('in SNS', async () => {
  topics += 1;
  const topicArn = await createTopic(`events-${topics}.fifo`);
  const queueUrl = await subscribedQueue(topicArn, `subscriber-${topics}.fifo`);
  return { topic: new SnsTopic(sns, topicArn), received: () => drainQueue(queueUrl) };
});

describeTopic('in SNS, published to in batches', async () => {
  topics += 1;
  const topicArn = await createTopic(`events-${topics}.fifo`);
  const queueUrl = await subscribedQueue(topicArn, `subscriber-${topics}.fifo`);
  return { topic: new SnsBatchTopic(sns, topicArn), received: () => drainQueue(queueUrl) };
});

async function createTopic(name: string): Promise<string> {
  const attributes = { FifoTopic: 'true', MaximumMessageSize: '1048576' };
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name, Attributes: attributes }));
  return TopicArn;
}

async function subscribedQueue(topicArn: string, name: string): Promise<string> {
  const queue = new CreateQueueCommand({ QueueName: name, Attributes: { FifoQueue: 'true' } });
  const { QueueUrl = '' } = await sqs.send(queue);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  await sns.send(
    new SubscribeCommand({
      TopicArn: topicArn,
      Protocol: 'sqs',
      Endpoint: Attributes?.['QueueArn'],
      Attributes: { RawMessageDelivery: 'true' },
    }),
  );
  return QueueUrl;
}

async function drainQueue(queueUrl: string) {
  const received: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) return received.map(asTopicMessage);
    for (const message of Messages) {
      received.push(message);
      const { ReceiptHandle } = message;
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
    }
  }
}

function asTopicMessage({ Body = '', Attributes = {}, MessageAttributes = {} }: Message) {
  return {
    body: Body,
    groupId: Attributes['MessageGroupId'] ?? '',
    deduplicationId: Attributes['MessageDeduplicationId'] ?? '',
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
    ),
  };
}

it('the topic that is published to in batches refuses the one message that is to blame, and takes the others', async () => {
  const topicArn = await createTopic('one-bad.fifo');
  const queueUrl = await subscribedQueue(topicArn, 'one-bad-subscriber.fifo');
  const topic = new SnsBatchTopic(sns, topicArn);
  const messageOf = (id: string, body = '{}') => ({
    body,
    groupId: id,
    deduplicationId: id,
    attributes: {},
  });

  const published = await Promise.allSettled([
    topic.publish(messageOf('one')),
    topic.publish(messageOf('bad', 'x'.repeat(1_100_000))),
    topic.publish(messageOf('two')),
  ]);

  expect(published).toEqual([
    { status: 'fulfilled', value: undefined },
    { status: 'rejected', reason: expect.objectContaining({ code: 'message-refused' }) },
    { status: 'fulfilled', value: undefined },
  ]);
  const ids = (await drainQueue(queueUrl)).map(({ groupId }) => groupId);
  expect(ids.sort()).toEqual(['one', 'two']);
});

it('the topic in SNS tells a message that it refuses from a fault of its own', async () => {
  const message = { body: '{}', groupId: 'ada', deduplicationId: 'one', attributes: {} };
  const small = new SnsTopic(sns, await createTopic('small.fifo'));
  const missing = new SnsTopic(sns, 'arn:aws:sns:us-east-1:000000000000:missing.fifo');

  await expect(small.publish({ ...message, body: 'x'.repeat(1_100_000) })).rejects.toMatchObject({
    code: 'message-refused',
  });
  await expect(missing.publish(message)).rejects.not.toHaveProperty('code', 'message-refused');
});
