import { PublishCommand, type SNSClient, SNSServiceException } from '@aws-sdk/client-sns';
import { MessageRefusedError, type Topic, type TopicMessage } from '../core/topic/topic.ts';
import { CALL_BUDGETS, withinBudget } from './call-budgets.ts';

/** An SNS FIFO topic. */
export class SnsTopic implements Topic {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async publish({ body, groupId, deduplicationId, attributes }: TopicMessage): Promise<void> {
    const command = new PublishCommand({
      TopicArn: this.#topicArn,
      Message: body,
      MessageGroupId: groupId,
      MessageDeduplicationId: deduplicationId,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
      ),
    });
    try {
      await this.#client.send(command, withinBudget(CALL_BUDGETS.publish));
    } catch (error) {
      throw isAboutTheMessage(error) ? new MessageRefusedError({ cause: error }) : error;
    }
  }
}

/** `InvalidParameter` and its kin. Missing permissions, throttling and expired credentials are no fault of the message. */
function isAboutTheMessage(error: unknown): boolean {
  return error instanceof SNSServiceException && error.name.startsWith('InvalidParameter');
}
