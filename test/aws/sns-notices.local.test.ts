import { CreateTopicCommand, SNSClient, type SNSClientConfig, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { noticePublisher, snsNotice } from '../../aws/sns-notices.ts';
import { publishableNotice } from '../../core/handling/publishable-notice.ts';
import { type MessagingEngine, startFauxqs } from '../../local/cloud/engines/fauxqs.ts';

const NOTICE = { subject: 'A key left', text: 'Two\nlines: "é" 🔑', attributes: { severity: 'high' } };

describe('publishing notices', () => {
  let engine: MessagingEngine;
  let sns: SNSClient;
  let sqs: SQSClient;
  let topicArn: string;
  let queueUrl: string;
  /** The settings of every client that was made. */
  let made: SNSClientConfig[];

  beforeEach(async () => {
    engine = await startFauxqs();
    const settings = {
      endpoint: engine.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    };
    sns = new SNSClient(settings);
    sqs = new SQSClient(settings);
    made = [];
    topicArn = (await sns.send(new CreateTopicCommand({ Name: 'people' }))).TopicArn ?? '';
    queueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'q' }))).QueueUrl ?? '';
    await sns.send(
      new SubscribeCommand({
        TopicArn: topicArn,
        Protocol: 'sqs',
        Endpoint: 'arn:aws:sqs:eu-west-1:000000000000:q',
        Attributes: { FilterPolicy: '{"severity":["high"]}' },
      }),
    );
  });

  afterEach(async () => {
    sns.destroy();
    sqs.destroy();
    await engine.close();
  });

  const publish = () =>
    noticePublisher({ maxAttempts: 3 }, (config) => {
      made.push(config);
      return sns;
    });

  async function received(): Promise<Record<string, unknown>[]> {
    const command = new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await sqs.send(command);
    return Messages.map(({ Body = '' }) => JSON.parse(Body));
  }

  it('reaches subscribers as plain text, with its subject and what they filter by', async () => {
    await publish()(topicArn, NOTICE);
    await publish()(topicArn, { ...NOTICE, attributes: { severity: 'low' } });

    expect(await received()).toEqual([
      expect.objectContaining({
        Subject: 'A key left',
        Message: 'Two\nlines: "é" 🔑',
        MessageAttributes: { severity: { Type: 'String', Value: 'high' } },
      }),
    ]);
  });

  it('is told of to whoever runs the engine', async () => {
    const heard: unknown[] = [];
    engine.onPublished((message) => heard.push(message));

    await publish()(topicArn, NOTICE);

    expect(heard).toEqual([{ topicArn, subject: 'A key left', message: 'Two\nlines: "é" 🔑' }]);
  });

  it('fits a topic, however long and odd the notice was', async () => {
    const odd = { subject: `Ключ\n${'x'.repeat(200)}`, text: '\u0001é'.repeat(90_000), attributes: {} };

    await publish()(topicArn, { ...publishableNotice(odd), attributes: { severity: 'high' } });

    expect(await received()).toHaveLength(1);
  });

  it('goes to the region of the topic, by one client for all its notices', async () => {
    const one = publish();

    await one(topicArn, NOTICE);
    await one(topicArn, NOTICE);

    const region = topicArn.split(':')[3];
    expect(made).toEqual([{ maxAttempts: 3, region }]);
  });

  it('fails with the name that SNS has for it where the topic is gone', async () => {
    await expect(publish()(`${topicArn}-gone`, NOTICE)).rejects.toMatchObject({ name: 'NotFoundException' });
  });
});

describe('a notice for SNS', () => {
  it('is over https what Amazon Q shows in a chat, and plain text for everybody else', () => {
    const { Message } = snsNotice({ subject: 'A key left', text: 'Look at it.', attributes: {} });
    const { https, ...others } = JSON.parse(Message);

    expect(others).toEqual({ default: 'Look at it.' });
    expect(JSON.parse(https)).toEqual({
      version: '1.0',
      source: 'custom',
      content: { textType: 'client-markdown', title: 'A key left', description: 'Look at it.' },
    });
  });
});
