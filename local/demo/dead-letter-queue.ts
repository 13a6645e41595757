import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';

/** The bodies in a dead-letter queue, up to ten, and how many there are. */
export interface DeadLetters {
  readonly bodies: readonly string[];
  readonly length: number;
}

const MOST_RECEIVED = 10;

/** Looks at a dead-letter queue and leaves everything where it is. */
export async function readDeadLetters(sqs: SQSClient, queueUrl: string): Promise<DeadLetters> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: MOST_RECEIVED,
      VisibilityTimeout: 0,
    }),
  );
  return {
    bodies: Messages.map(({ Body = '' }) => Body),
    length: Number(Attributes['ApproximateNumberOfMessages']),
  };
}

/** Moves everything in a dead-letter queue back behind what waits in the queue that it came from. */
export async function sendAgain(sqs: SQSClient, queueUrl: string): Promise<void> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
  );
  await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes['QueueArn'] }));
}
