import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { HeldMessages } from '../../aws/held-messages.ts';
import { type MessagingEngine, startFauxqs } from '../../local/cloud/engines/fauxqs.ts';

const TIME = 60_000;

describe('hiding messages', () => {
  let engine: MessagingEngine;
  let client: SQSClient;
  let queueUrl: string;

  beforeEach(async () => {
    engine = await startFauxqs();
    client = new SQSClient({
      endpoint: engine.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const Attributes = { FifoQueue: 'true', VisibilityTimeout: '600', ContentBasedDeduplication: 'true' };
    const created = await client.send(new CreateQueueCommand({ QueueName: 'q.fifo', Attributes }));
    queueUrl = created.QueueUrl ?? '';
    for (const body of ['first', 'second', 'third']) {
      await client.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body, MessageGroupId: 'ada' }),
      );
    }
  });

  afterEach(async () => {
    client.destroy();
    await engine.close();
  });

  async function receive() {
    const command = new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await client.send(command);
    return Messages.map(({ Body = '', ReceiptHandle = '' }) => ({
      body: Body,
      receiptHandle: ReceiptHandle,
    }));
  }

  it('gives out the first of a user alone, while those behind it stay hidden', async () => {
    const [first, second, third] = await receive();
    if (!first || !second || !third) throw new Error('three messages were sent');

    await new HeldMessages(queueUrl, () => client).hide(
      [
        { receiptHandle: third.receiptHandle, seconds: 500 },
        { receiptHandle: second.receiptHandle, seconds: 500 },
        { receiptHandle: first.receiptHandle, seconds: 0 },
      ],
      TIME,
    );

    expect((await receive()).map(({ body }) => body)).toEqual(['first']);
    expect(await receive()).toEqual([]);
  });

  it('fails with a code where SQS refuses one, and hides the others', async () => {
    const [first, second, third] = await receive();
    if (!first || !second || !third) throw new Error('three messages were sent');
    await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: first.receiptHandle }));

    const hiding = new HeldMessages(queueUrl, () => client).hide(
      [third, second, first].map(({ receiptHandle }) => ({ receiptHandle, seconds: 0 })),
      TIME,
    );

    await expect(hiding).rejects.toMatchObject({ code: 'not-hidden' });
    expect((await receive()).map(({ body }) => body)).toEqual(['second', 'third']);
  });
});
