import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetter, DeadLetterQueue } from '../../core/dead-letters/dead-letter-queue.ts';

/** What a call takes. */
const MOST_AT_ONCE = 10;
/** SQS asks all of its servers only if it may wait. With less it may say that there is nothing. */
const WAIT_SECONDS = 1;

/** A dead-letter queue, FIFO or not. */
export class SqsDeadLetters implements DeadLetterQueue {
  readonly #client: SQSClient;
  readonly #url: string;
  readonly #waitSeconds: number;

  constructor(client: SQSClient, url: string, waitSeconds = WAIT_SECONDS) {
    this.#client = client;
    this.#url = url;
    this.#waitSeconds = waitSeconds;
  }

  async receive(hiddenSeconds: number): Promise<readonly DeadLetter[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.#url,
      MaxNumberOfMessages: MOST_AT_ONCE,
      VisibilityTimeout: hiddenSeconds,
      WaitTimeSeconds: this.#waitSeconds,
      MessageSystemAttributeNames: ['MessageGroupId', 'SentTimestamp', 'ApproximateReceiveCount'],
      MessageAttributeNames: ['All'],
    });
    const { Messages = [] } = await this.#client.send(command);
    return Messages.map(letterOf);
  }

  async remove(letters: readonly DeadLetter[]): Promise<readonly ('removed' | 'not-removed')[]> {
    const gone = new Set<DeadLetter>();
    for (const batch of inTens(letters)) {
      const Entries = batch.map(({ receiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
      }));
      const { Successful = [] } = await this.#client.send(
        new DeleteMessageBatchCommand({ QueueUrl: this.#url, Entries }),
      );
      const done = new Set(Successful.map(({ Id }) => Id));
      for (const [index, letter] of batch.entries()) if (done.has(String(index))) gone.add(letter);
    }
    return letters.map((letter) => (gone.has(letter) ? 'removed' : 'not-removed'));
  }

  async putBack(letters: readonly DeadLetter[]): Promise<void> {
    for (const batch of inTens(letters)) {
      const Entries = batch.map(({ receiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: 0,
      }));
      await this.#client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.#url, Entries }));
    }
  }
}

function letterOf({
  MessageId,
  ReceiptHandle,
  Body,
  Attributes = {},
  MessageAttributes,
}: Message): DeadLetter {
  const { MessageGroupId, SentTimestamp, ApproximateReceiveCount } = Attributes;
  return {
    messageId: MessageId ?? '',
    receiptHandle: ReceiptHandle ?? '',
    body: Body ?? '',
    attributes: textsIn(MessageAttributes ?? {}),
    ...(MessageGroupId === undefined ? {} : { groupId: MessageGroupId }),
    sentAt: new Date(Number(SentTimestamp)),
    receives: Number(ApproximateReceiveCount),
  };
}

/** The pipeline and SNS give texts only. */
function textsIn(attributes: Readonly<Record<string, MessageAttributeValue>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { StringValue }]) =>
      StringValue === undefined ? [] : [[name, StringValue]],
    ),
  );
}

function inTens(letters: readonly DeadLetter[]): DeadLetter[][] {
  return Array.from({ length: Math.ceil(letters.length / MOST_AT_ONCE) }, (_, index) =>
    letters.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE),
  );
}
