import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { TopicMessage } from '../../core/topic/topic.ts';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** How many messages a queue holds, as SQS estimates it. */
export interface QueueCounts {
  readonly waiting: number;
  /** Received, and neither deleted nor visible again. */
  readonly inHand: number;
  readonly delayed: number;
}

/** A message that was received. `receipt` is good until it is visible again. */
export interface QueueMessage extends TopicMessage {
  readonly messageId: string;
  readonly receipt: string;
  /** SQS's number of it in its queue: later ones have higher ones. Twenty digits. */
  readonly sequenceNumber: string;
  readonly sentAt: Date;
  /** How often it was received, this time included. */
  readonly receiveCount: number;
}

/** How to receive. */
export interface Receiving {
  /** How long what is received stays hidden, and in a FIFO queue its whole group with it. */
  readonly hideSeconds: number;
  /** @default 10, the most there can be */
  readonly most?: number;
}

/** Queues, for an operator. */
export class SqsQueues {
  readonly #client: SQSClient;

  constructor(connection: Connection) {
    this.#client = translated(new SQSClient(operatorSettings(connection)), connection);
  }

  async counts(queueUrl: string): Promise<QueueCounts> {
    const command = new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    });
    const { Attributes = {} } = await this.#client.send(command);
    return {
      waiting: Number(Attributes['ApproximateNumberOfMessages']),
      inHand: Number(Attributes['ApproximateNumberOfMessagesNotVisible']),
      delayed: Number(Attributes['ApproximateNumberOfMessagesDelayed']),
    };
  }

  async receive(queueUrl: string, { hideSeconds, most = 10 }: Receiving): Promise<readonly QueueMessage[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: most,
      VisibilityTimeout: hideSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    const { Messages = [] } = await this.#client.send(command);
    return Messages.map(messageOf);
  }

  /** Ends the hiding of a received message, or lets it go on for so long from now. */
  async putBack(queueUrl: string, receipt: string, hideSeconds = 0): Promise<void> {
    const command = new ChangeMessageVisibilityCommand({
      QueueUrl: queueUrl,
      ReceiptHandle: receipt,
      VisibilityTimeout: hideSeconds,
    });
    await this.#client.send(command);
  }

  async send(queueUrl: string, message: TopicMessage): Promise<void> {
    const command = new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: message.body,
      MessageGroupId: message.groupId,
      MessageDeduplicationId: message.deduplicationId,
      MessageAttributes: attributesOf(message),
    });
    await this.#client.send(command);
  }

  async remove(queueUrl: string, receipt: string): Promise<void> {
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receipt }));
  }

  close(): void {
    this.#client.destroy();
  }
}

function messageOf({
  MessageId = '',
  ReceiptHandle = '',
  Body = '',
  Attributes = {},
  MessageAttributes = {},
}: Message): QueueMessage {
  return {
    messageId: MessageId,
    receipt: ReceiptHandle,
    body: Body,
    groupId: Attributes.MessageGroupId ?? '',
    deduplicationId: Attributes.MessageDeduplicationId ?? '',
    sequenceNumber: Attributes.SequenceNumber ?? '',
    sentAt: new Date(Number(Attributes.SentTimestamp)),
    receiveCount: Number(Attributes.ApproximateReceiveCount),
    attributes: textsIn(MessageAttributes),
  };
}

/** As SQS takes the pipeline's attributes, which are all texts. */
function attributesOf({ attributes }: TopicMessage): Record<string, MessageAttributeValue> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
  );
}

function textsIn(attributes: Readonly<Record<string, MessageAttributeValue>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
  );
}
