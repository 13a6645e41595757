import {
  CreateTopicCommand,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { type MessagingEngine, startFauxqs } from '../../../../local/cloud/engines/fauxqs.ts';
import type { DeadLetter } from '../../../../local/cloud/engines/messaging/dead-letters.ts';

const QUARTER_MEBIBYTE = 262_144;
const MEBIBYTE = 1_048_576;

describe('startFauxqs', () => {
  let engine: MessagingEngine;
  let sns: SNSClient;
  let sqs: SQSClient;

  beforeAll(async () => {
    engine = await startFauxqs();
    const settings = {
      endpoint: engine.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      maxAttempts: 1,
    };
    sns = new SNSClient(settings);
    sqs = new SQSClient(settings);
  });

  afterAll(async () => {
    sns.destroy();
    sqs.destroy();
    await engine.close();
  });

  async function createQueue(name: string) {
    const Attributes = { FifoQueue: 'true' };
    return (await sqs.send(new CreateQueueCommand({ QueueName: `${name}.fifo`, Attributes }))).QueueUrl ?? '';
  }

  /** A topic and a queue with raw delivery of what has the attribute `kind` = `wanted`. */
  async function createTopic(name: string, maximumMessageSize?: number) {
    const queueUrl = await createQueue(name);
    const { TopicArn } = await sns.send(
      new CreateTopicCommand({
        Name: `${name}.fifo`,
        Attributes: {
          FifoTopic: 'true',
          ...(maximumMessageSize === undefined ? {} : { MaximumMessageSize: String(maximumMessageSize) }),
        },
      }),
    );
    await sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'sqs',
        Endpoint: `arn:aws:sqs:eu-west-1:000000000000:${name}.fifo`,
        Attributes: { RawMessageDelivery: 'true', FilterPolicy: '{"kind":["wanted"]}' },
      }),
    );
    const publish = (id: string, message: Partial<PublishCommandInput>) =>
      sns.send(
        new PublishCommand({
          TopicArn,
          Message: id,
          MessageGroupId: id,
          MessageDeduplicationId: id,
          ...message,
        }),
      );
    return { queueUrl, publish };
  }

  function kind(value: string) {
    return { MessageAttributes: { kind: { DataType: 'String', StringValue: value } } };
  }

  it('gives queues a URL at its own loopback address, which every client reaches', async () => {
    expect(engine.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await createQueue('urls')).toBe(`${engine.endpoint}/000000000000/urls.fifo`);
  });

  it('delivers a message of one mebibyte where the topic allows it, with its attributes, by the filter, and once', async () => {
    const { queueUrl, publish } = await createTopic('large', MEBIBYTE);
    const body = 'é'.repeat(500_000);

    const first = await publish('a', { Message: body, ...kind('wanted') });
    await publish('a', { Message: body, ...kind('wanted') });
    await publish('b', { Message: body, ...kind('other') });

    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    expect(first.MessageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(Messages).toHaveLength(1);
    expect(Messages[0]?.Body === body).toBe(true);
    expect(Messages[0]?.MessageAttributes).toMatchObject({ kind: { StringValue: 'wanted' } });
    expect(Messages[0]?.Attributes).toMatchObject({ MessageGroupId: 'a', MessageDeduplicationId: 'a' });
  });

  it('refuses more than the topic allows, and more than 256 KiB where it says nothing', async () => {
    const large = await createTopic('limited', MEBIBYTE);
    const small = await createTopic('unlimited');

    await expect(large.publish('a', { Message: 'x'.repeat(MEBIBYTE + 1) })).rejects.toThrow(/too long/);
    await expect(small.publish('a', { Message: 'x'.repeat(QUARTER_MEBIBYTE + 1) })).rejects.toThrow(
      /too long/,
    );
    await small.publish('b', { Message: 'x'.repeat(QUARTER_MEBIBYTE - 100) });
  });

  it('shows what is in a queue without receiving it, in flight or not', async () => {
    const { queueUrl, publish } = await createTopic('peeked');
    await publish('a', { Message: 'first', ...kind('wanted') });
    await publish('b', { Message: 'second', ...kind('wanted') });

    await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 1 }));

    expect(engine.peekQueue(queueUrl).map(({ body }) => body)).toEqual(['first', 'second']);
    expect(() => engine.peekQueue('http://127.0.0.1:1/000000000000/none.fifo')).toThrow(
      /^there is no queue .*none\.fifo$/,
    );
  });

  it('gives a standard queue of a FIFO topic each message once, with its attributes and its group', async () => {
    const { TopicArn } = await sns.send(
      new CreateTopicCommand({ Name: 'archived.fifo', Attributes: { FifoTopic: 'true' } }),
    );
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'archived' }));
    const Endpoint = 'arn:aws:sqs:eu-west-1:000000000000:archived';
    const Attributes = { RawMessageDelivery: 'true' };
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
    const publish = (id: string) =>
      sns.send(
        new PublishCommand({
          TopicArn,
          Message: `message ${id}`,
          MessageGroupId: 'user',
          MessageDeduplicationId: id,
          ...kind('wanted'),
        }),
      );

    const first = await publish('a');
    const again = await publish('a');
    await publish('b');

    expect(again.MessageId).toBe(first.MessageId);
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
    );
    expect(Messages.map(({ Body }) => Body)).toEqual(['message a', 'message b']);
    expect(Messages[0]?.MessageAttributes).toMatchObject({ kind: { StringValue: 'wanted' } });
    expect(Messages[0]?.Attributes).toMatchObject({ MessageGroupId: 'user' });
  });

  it('tells of a dead letter of a standard queue, and moves it back where it came from', async () => {
    await sqs.send(new CreateQueueCommand({ QueueName: 'letters' }));
    const deadLetterQueueArn = 'arn:aws:sqs:eu-west-1:000000000000:letters';
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: deadLetterQueueArn, maxReceiveCount: 1 });
    const { QueueUrl = '' } = await sqs.send(
      new CreateQueueCommand({
        QueueName: 'standard',
        Attributes: { VisibilityTimeout: '0', RedrivePolicy },
      }),
    );
    const letters: DeadLetter[] = [];
    const end = engine.onDeadLetter((letter) => letters.push(letter));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'poison' }));
    for (const _ of ['once', 'again']) await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    end();

    const queueArn = 'arn:aws:sqs:eu-west-1:000000000000:standard';
    expect(letters).toEqual([{ queueArn, deadLetterQueueArn, body: 'poison', receives: 1 }]);
    expect(engine.peekQueue(QueueUrl)).toEqual([]);
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: deadLetterQueueArn }));
    expect(engine.peekQueue(QueueUrl).map(({ body }) => body)).toEqual(['poison']);
  });
});
