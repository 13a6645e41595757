import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Topic, TopicMessage } from '../core/topic/topic.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { snsMessage } from './sns-message.ts';
import { topicError } from './topic-error.ts';

/** An SNS FIFO topic. */
export class SnsTopic implements Topic {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async publish(message: TopicMessage): Promise<void> {
    const command = new PublishCommand({ TopicArn: this.#topicArn, ...snsMessage(message) });
    try {
      await inTime(CALL_BUDGETS.publish, () => this.#client.send(command));
    } catch (error) {
      throw topicError(error);
    }
  }
}
