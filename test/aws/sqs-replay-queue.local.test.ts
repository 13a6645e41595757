import {
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { SqsReplayQueue } from '../../aws/sqs-replay-queue.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';
import { type MessagingEngine, startFauxqs } from '../../local/cloud/engines/fauxqs.ts';

let engine: MessagingEngine;
let client: SQSClient;
let queueUrl: string;

beforeEach(async () => {
  engine = await startFauxqs();
  client = new SQSClient({
    endpoint: engine.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  const created = await client.send(
    new CreateQueueCommand({ QueueName: 'counter.fifo', Attributes: { FifoQueue: 'true' } }),
  );
  queueUrl = created.QueueUrl ?? '';
});

afterEach(async () => {
  client.destroy();
  await engine.close();
});

function message(id: string, part: Partial<TopicMessage> = {}): TopicMessage {
  return {
    body: `{"id":"${id}"}`,
    groupId: `privy/main#${id}`,
    deduplicationId: `r-1#privy/main#${id}`,
    attributes: { type: 'privy.user.created', provider: 'privy' },
    ...part,
  };
}

async function receive(): Promise<Message[]> {
  const received: Message[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['MessageGroupId'],
      }),
    );
    if (Messages.length === 0) return received;
    received.push(...Messages);
    for (const { ReceiptHandle } of Messages)
      await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  }
}

describe('a queue that a replay sends to', () => {
  it('takes messages with the group and the attributes that the topic would give them', async () => {
    const queue = new SqsReplayQueue(client, 'counter.fifo');

    expect(await queue.send([message('ada'), message('ben')])).toEqual(['sent', 'sent']);

    expect(await queue.waiting()).toBe(2);
    const [ada] = await receive();
    expect(ada).toMatchObject({
      Body: '{"id":"ada"}',
      Attributes: { MessageGroupId: 'privy/main#ada' },
      MessageAttributes: {
        type: { DataType: 'String', StringValue: 'privy.user.created' },
        provider: { DataType: 'String', StringValue: 'privy' },
      },
    });
  });

  it('drops what it is sent again within five minutes', async () => {
    const queue = new SqsReplayQueue(client, 'counter.fifo');
    await queue.send([message('ada')]);

    expect(await queue.send([message('ada')])).toEqual(['sent']);

    expect(await receive()).toHaveLength(1);
  });

  it('names the message that it will never take, and takes the others', async () => {
    const queue = new SqsReplayQueue(client, 'counter.fifo');

    const outcomes = await queue.send([message('ada'), message('bad', { body: '\uFFFF' }), message('ben')]);

    expect(outcomes).toEqual(['sent', { refused: expect.stringMatching('InvalidMessageContents') }, 'sent']);
    expect((await receive()).map(({ Body }) => Body)).toEqual(['{"id":"ada"}', '{"id":"ben"}']);
  });

  it('finds the message that a whole call is refused for', async () => {
    const queue = new SqsReplayQueue(client, 'counter.fifo');
    const large = message('large', { body: 'x'.repeat(1_048_577) });

    const outcomes = await queue.send([message('ada'), large, message('ben')]);

    expect(outcomes).toEqual(['sent', { refused: expect.any(String) }, 'sent']);
  });

  it('throws where nobody knows what became of the messages', async () => {
    const queue = new SqsReplayQueue(client, 'counter.fifo');
    await queue.waiting();
    await engine.close();

    await expect(queue.send([message('ada')])).rejects.toThrow();
  });

  it('throws where the queue is not there', async () => {
    await expect(new SqsReplayQueue(client, 'other.fifo').send([message('ada')])).rejects.toThrow(
      /does not exist/,
    );
  });
});
