import {
  type BatchResultErrorEntry,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SendMessageBatchCommand,
  type SQSClient,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import type { ReplayQueue, SendOutcome } from '../core/archive/replay/replay-ports.ts';
import type { TopicMessage } from '../core/topic/topic.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';

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
    const command = new SendMessageBatchCommand({
      QueueUrl: await this.#queueUrl(),
      Entries: messages.map((message, index) => ({ Id: String(index), ...sqsMessage(message) })),
    });
    try {
      const { Successful = [], Failed = [] } = await inTime(CALL_BUDGETS.queue, (options) =>
        this.#client.send(command, options),
      );
      const taken = new Set(Successful.map(({ Id }) => Id));
      return messages.map((_, index) => {
        const id = String(index);
        return taken.has(id) ? 'sent' : outcomeOf(Failed.find(({ Id }) => Id === id));
      });
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      // A call that is refused as a whole does not say which message is to blame.
      return messages.length === 1 ? [{ refused: reason }] : await this.#sendSingly(messages);
    }
  }

  async waiting(): Promise<number> {
    const command = new GetQueueAttributesCommand({
      QueueUrl: await this.#queueUrl(),
      AttributeNames: ['ApproximateNumberOfMessages'],
    });
    const { Attributes } = await inTime(CALL_BUDGETS.queue, (options) => this.#client.send(command, options));
    return Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0);
  }

  async #sendSingly(messages: readonly TopicMessage[]): Promise<readonly SendOutcome[]> {
    const outcomes: SendOutcome[] = [];
    for (const message of messages) outcomes.push(...(await this.send([message])));
    return outcomes;
  }

  async #queueUrl(): Promise<string> {
    const command = new GetQueueUrlCommand({ QueueName: this.#name });
    this.#url ??= (
      await inTime(CALL_BUDGETS.queue, (options) => this.#client.send(command, options))
    ).QueueUrl;
    return this.#url ?? '';
  }
}

/** A message as SQS takes it in a batch. */
function sqsMessage({ body, groupId, deduplicationId, attributes }: TopicMessage) {
  return {
    MessageBody: body,
    MessageGroupId: groupId,
    MessageDeduplicationId: deduplicationId,
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  };
}

/** SQS's own codes for a body, an attribute or an id that it does not take, now or ever. */
const ABOUT_THE_MESSAGE = /InvalidMessageContents|InvalidParameterValue|BatchRequestTooLong|InvalidAttribute/;

/** An entry that the answer does not name may be in the queue or not. */
function outcomeOf(failed: BatchResultErrorEntry | undefined): SendOutcome {
  const code = failed?.Code ?? 'unknown';
  return ABOUT_THE_MESSAGE.test(code) ? { refused: code } : { failed: code };
}

function reasonOf(error: unknown): string | undefined {
  const isRefusal = error instanceof SQSServiceException && ABOUT_THE_MESSAGE.test(error.name);
  return isRefusal ? error.name : undefined;
}
