import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

export interface Queues {
  readonly queueUrl: string;
  readonly dlqUrl: string;
}

/** Moves what is in a dead-letter queue back to where it came from, as an operator would. Returns the message ids. */
export async function redrive(client: SQSClient, { queueUrl, dlqUrl }: Queues): Promise<string[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl: dlqUrl,
    MaxNumberOfMessages: 10,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  const { Messages = [] } = await client.send(command);
  for (const { Body, Attributes, MessageAttributes, MessageId, ReceiptHandle } of Messages) {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: Body,
        MessageAttributes,
        MessageGroupId: Attributes?.MessageGroupId,
        // The queue still remembers the id with which the message came first.
        MessageDeduplicationId: `redriven-${MessageId}`,
      }),
    );
    await client.send(new DeleteMessageCommand({ QueueUrl: dlqUrl, ReceiptHandle }));
  }
  const ids = Messages.map(({ MessageId = '' }) => MessageId);
  return ids.length === 0 ? [] : [...ids, ...(await redrive(client, { queueUrl, dlqUrl }))];
}
