import { type SNSClient, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

const NAME = 'demo-witness.fifo';

/** A queue of the demo's own that gets everything on the topic, to see what was published. */
export interface TopicWitness {
  readonly queueUrl: string;
  /** Takes the queue and its subscription away again. */
  dismiss(): Promise<void>;
}

export async function callTopicWitness(
  { sns, sqs }: { readonly sns: SNSClient; readonly sqs: SQSClient },
  topicArn: string,
): Promise<TopicWitness> {
  const created = await sqs.send(
    new CreateQueueCommand({ QueueName: NAME, Attributes: { FifoQueue: 'true' } }),
  );
  const QueueUrl = created.QueueUrl ?? '';
  const described = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const subscribed = await sns.send(
    new SubscribeCommand({
      TopicArn: topicArn,
      Protocol: 'sqs',
      Endpoint: described.Attributes?.QueueArn ?? '',
      Attributes: { RawMessageDelivery: 'true' },
      ReturnSubscriptionArn: true,
    }),
  );
  return {
    queueUrl: QueueUrl,
    async dismiss() {
      await sns.send(new UnsubscribeCommand({ SubscriptionArn: subscribed.SubscriptionArn ?? '' }));
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
  };
}
