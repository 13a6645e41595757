import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { ReplayQueue, SendOutcome } from '../core/archive/replay/replay-ports.ts';
import type { TopicMessage } from '../core/topic/topic.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { sendBatch } from './send-batch.ts';

/** A subscriber's FIFO queue, for who sends to it past the topic. */
export class SqsReplayQueue implements ReplayQueue {
  readonly #client: SQSClient;
  readonly #name: string;
  #url: string | undefined;

  constructor(client: SQSClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  async send(messages: readonly TopicMessage[]): Promise<readonly SendOutcome[]> {
    const QueueUrl = await this.#queueUrl();
    return await sendBatch(messages, (Entries) =>
      inTime(CALL_BUDGETS.queue, (options) =>
        this.#client.send(new SendMessageBatchCommand({ QueueUrl, Entries }), options),
      ),
    );
  }

  async waiting(): Promise<number> {
    const command = new GetQueueAttributesCommand({
      QueueUrl: await this.#queueUrl(),
      AttributeNames: ['ApproximateNumberOfMessages'],
    });
    const { Attributes } = await inTime(CALL_BUDGETS.queue, (options) => this.#client.send(command, options));
    return Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0);
  }

  async #queueUrl(): Promise<string> {
    const command = new GetQueueUrlCommand({ QueueName: this.#name });
    this.#url ??= (
      await inTime(CALL_BUDGETS.queue, (options) => this.#client.send(command, options))
    ).QueueUrl;
    return this.#url ?? '';
  }
}
