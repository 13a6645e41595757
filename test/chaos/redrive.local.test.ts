import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type MessagingEngine, startFauxqs } from '../../local/cloud/engines/fauxqs.ts';
import { redrive } from './redrive.ts';

describe('redriving', () => {
  let engine: MessagingEngine;
  let client: SQSClient;

  beforeAll(async () => {
    engine = await startFauxqs();
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    client = new SQSClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials });
  });

  afterAll(async () => {
    client.destroy();
    await engine.close();
  });

  async function queue(name: string): Promise<string> {
    const command = new CreateQueueCommand({ QueueName: `${name}.fifo`, Attributes: { FifoQueue: 'true' } });
    return (await client.send(command)).QueueUrl ?? '';
  }

  it('moves every dead letter back to its queue, with its group and attributes', async () => {
    const queues = { queueUrl: await queue('main'), dlqUrl: await queue('dead') };
    for (const id of ['one', 'two']) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queues.dlqUrl,
          MessageBody: `body ${id}`,
          MessageGroupId: `group ${id}`.replace(' ', '-'),
          MessageDeduplicationId: id,
          MessageAttributes: { type: { DataType: 'String', StringValue: 'privy.user.created' } },
        }),
      );
    }

    expect(await redrive(client, queues)).toHaveLength(2);

    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queues.queueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    expect(
      Messages.map(({ Body, Attributes, MessageAttributes }) => [
        Body,
        Attributes?.MessageGroupId,
        MessageAttributes?.['type']?.StringValue,
      ]),
    ).toEqual([
      ['body one', 'group-one', 'privy.user.created'],
      ['body two', 'group-two', 'privy.user.created'],
    ]);
    expect(engine.peekQueue(queues.dlqUrl)).toEqual([]);
  });
});
