import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ReplayQueue } from '../../core/archive/replay/replay-ports.ts';
import type { DeadLetterQueue } from '../../core/dead-letters/dead-letter-queue.ts';
import { sendBatch } from '../send-batch.ts';
import { type Connection, operatorSettings, translated } from './connection.ts';
import { SqsDeadLetters } from './sqs-dead-letters.ts';

/** How many messages a queue holds, as SQS estimates it. */
export interface QueueCounts {
  readonly waiting: number;
  /** Received, and neither deleted nor visible again. */
  readonly inHand: number;
  readonly delayed: number;
}

/** Queues, for an operator. */
export class SqsQueues {
  readonly #client: SQSClient;
  readonly #waitSeconds: number | undefined;

  /** `waitSeconds`: how long a look waits for a message. */
  constructor(connection: Connection, waitSeconds?: number) {
    this.#client = translated(new SQSClient(operatorSettings(connection)), connection);
    this.#waitSeconds = waitSeconds;
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

  deadLetters(queueUrl: string): DeadLetterQueue {
    return new SqsDeadLetters(this.#client, queueUrl, this.#waitSeconds);
  }

  wayInto(queueUrl: string): Pick<ReplayQueue, 'send'> {
    const isFifo = queueUrl.endsWith('.fifo');
    return {
      send: (messages) =>
        sendBatch(messages, (entries) => {
          const Entries = isFifo ? entries : entries.map(withoutOrder);
          return this.#client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
        }),
    };
  }

  close(): void {
    this.#client.destroy();
  }
}

/** A standard queue refuses ids that only a FIFO queue has a use for. */
function withoutOrder<Entry extends { MessageGroupId?: unknown; MessageDeduplicationId?: unknown }>({
  MessageGroupId: _group,
  MessageDeduplicationId: _deduplication,
  ...entry
}: Entry) {
  return entry;
}
