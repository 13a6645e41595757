import {
  BatchRequestTooLongException,
  type BatchResultErrorEntry,
  PublishBatchCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { MAX_MESSAGE_BYTES, messageBytes } from '../core/topic/message-size.ts';
import { MessageRefusedError, type Topic, type TopicMessage } from '../core/topic/topic.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { Gather } from './gather.ts';
import { inTime } from './in-time.ts';
import { snsMessage } from './sns-message.ts';
import { SnsTopic } from './sns-topic.ts';
import { errorOfCode, topicError } from './topic-error.ts';

/** What PublishBatch takes at once. */
const MOST_MESSAGES = 10;

/** The topic did not take one message of a batch, with a code that says nothing about the message. */
export class BatchEntryError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`the topic did not take the message: ${code}`);
    this.name = 'BatchEntryError';
    this.code = code;
  }
}

/**
 * An SNS FIFO topic for a publisher that works on many groups at once: messages that are published at the same moment
 * share a call. Never two of one group, because the entries of a batch fail one by one and the second would overtake. Who
 * publishes two of one group waits for the first, as `advanceLine` does: batches go out side by side.
 */
export class SnsBatchTopic implements Topic {
  readonly #client: SNSClient;
  readonly #topicArn: string;
  readonly #single: SnsTopic;
  readonly #gather: Gather<TopicMessage>;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
    this.#single = new SnsTopic(client, topicArn);
    this.#gather = new Gather<TopicMessage>({
      atMost: MOST_MESSAGES,
      apart: ({ groupId }) => groupId,
      weight: { of: (message) => messageBytes(message), atMost: MAX_MESSAGE_BYTES },
      send: (messages) => this.#send(messages),
      soon: setImmediate,
    });
  }

  publish(message: TopicMessage): Promise<void> {
    return this.#gather.add(message);
  }

  async #send(messages: readonly TopicMessage[]): Promise<readonly (Error | undefined)[]> {
    const command = new PublishBatchCommand({
      TopicArn: this.#topicArn,
      PublishBatchRequestEntries: messages.map((message, index) => ({
        Id: String(index),
        ...snsMessage(message),
      })),
    });
    try {
      const { Successful = [], Failed = [] } = await inTime(CALL_BUDGETS.publishBatch, (options) =>
        this.#client.send(command, options),
      );
      const taken = new Set(Successful.map(({ Id }) => Id));
      return messages.map((_, index) =>
        taken.has(String(index)) ? undefined : entryError(Failed.find(({ Id }) => Id === String(index))),
      );
    } catch (thrown) {
      const error = topicError(thrown);
      if (isAboutAMessage(error)) return await this.#sendSingly(messages);
      throw error;
    }
  }

  /** A call that is refused as a whole does not say which message is to blame. */
  #sendSingly(messages: readonly TopicMessage[]): Promise<(Error | undefined)[]> {
    const send = (message: TopicMessage) =>
      this.#single.publish(message).then(
        () => undefined,
        (error: Error) => error,
      );
    return Promise.all(messages.map(send));
  }
}

/** A batch is refused as too long where one message alone is. */
function isAboutAMessage(error: unknown): boolean {
  return error instanceof MessageRefusedError || error instanceof BatchRequestTooLongException;
}

/** An entry that the answer does not name may be on the topic or not. */
function entryError(failed: BatchResultErrorEntry | undefined): Error {
  const code = failed?.Code ?? 'unknown';
  return errorOfCode(code) ?? new BatchEntryError(code);
}
