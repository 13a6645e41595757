import {
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  type ListSubscriptionsByTopicCommandOutput,
  SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import type { FilterPolicy } from '../../core/topic/filter-policy.ts';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** A queue that a topic sends to. */
export interface QueueSubscription {
  readonly queueName: string;
  readonly filter: FilterPolicy;
  readonly isPending: boolean;
}

/** Somebody or something that a topic notifies, without its address. */
export interface TopicReceiver {
  readonly protocol: string;
  readonly isPending: boolean;
}

/** SNS says so in place of an ARN. */
const PENDING = 'PendingConfirmation';

/** SNS's subscriptions, for an operator. */
export class SnsSubscriptions {
  readonly #client: SNSClient;

  constructor(connection: Connection) {
    this.#client = translated(new SNSClient(operatorSettings(connection)), connection);
  }

  async ofTopic(topicArn: string): Promise<readonly QueueSubscription[]> {
    const found = await this.#all(topicArn);
    return await Promise.all(
      found.filter(({ Protocol }) => Protocol === 'sqs').map((one) => this.#read(one)),
    );
  }

  async receivers(topicArn: string): Promise<readonly TopicReceiver[]> {
    const found = await this.#all(topicArn);
    return found.map(({ Protocol = '', SubscriptionArn }) => ({
      protocol: Protocol,
      isPending: SubscriptionArn === PENDING,
    }));
  }

  async #all(topicArn: string): Promise<readonly Subscription[]> {
    const found: Subscription[] = [];
    let next: string | undefined;
    do {
      const command = new ListSubscriptionsByTopicCommand({ TopicArn: topicArn, NextToken: next });
      const page: ListSubscriptionsByTopicCommandOutput = await this.#client.send(command);
      found.push(...(page.Subscriptions ?? []));
      next = page.NextToken;
    } while (next !== undefined);
    return found;
  }

  async #read({ SubscriptionArn = '', Endpoint = '' }: Subscription): Promise<QueueSubscription> {
    const queueName = Endpoint.split(':').at(-1) ?? '';
    if (SubscriptionArn === PENDING) return { queueName, filter: {}, isPending: true };
    const { Attributes = {} } = await this.#client.send(
      new GetSubscriptionAttributesCommand({ SubscriptionArn }),
    );
    return {
      queueName,
      filter: JSON.parse(Attributes['FilterPolicy'] ?? '{}') as FilterPolicy,
      isPending: Attributes['PendingConfirmation'] === 'true',
    };
  }

  close(): void {
    this.#client.destroy();
  }
}
