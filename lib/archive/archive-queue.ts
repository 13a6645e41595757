import { Duration, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { testEventTypes } from '../../core/events/test-event-types.ts';
import { letTopicIn } from '../encryption/key-policy.ts';
import { type KeptState, keepState } from '../keep-state.ts';
import { DEAD_LETTER_FINDINGS, SUBSCRIPTION_DEAD_LETTER_FINDINGS } from '../review/dead-letter-findings.ts';
import { subscribeQueue } from '../subscribe-queue.ts';

/** As long as SQS keeps anything. */
export const QUEUE_RETENTION = Duration.days(14);
/** About a day, at the visibility time-out of the queue: so long S3 may fail, and nobody has anything to do afterwards. */
export const MAX_RECEIVES = 200;

/** What is in the queue, and how. */
export interface ArchiveQueueProps extends KeptState {
  /** Where its events come from. */
  readonly topic: ITopic;
  /** How long a message stays hidden once it is received. */
  readonly visibilityTimeout: Duration;
  /** The key of the queues. @default one that SQS owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * What the archive's writer works through: every event of the topic, those of the providers' tests too. The archive puts them in
 * order by their receipt, so it is a standard queue: of a FIFO queue Lambda takes ten messages at once and no more.
 *
 * Defines an SQS queue, its dead-letter queue, the SNS subscription and its own dead-letter queue, which for a FIFO topic must be
 * a FIFO queue.
 */
export class ArchiveQueue extends Construct {
  readonly resource: Queue;
  /** What was received too often. */
  readonly deadLetterQueue: Queue;
  /** What SNS could not put into the queue. */
  readonly subscriptionDeadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: ArchiveQueueProps) {
    super(scope, id);
    const { topic, visibilityTimeout, encryptionKey } = props;
    const common = {
      retentionPeriod: QUEUE_RETENTION,
      enforceSSL: true,
      ...(encryptionKey === undefined ? {} : { encryptionMasterKey: encryptionKey }),
    };
    this.deadLetterQueue = new Queue(this, 'Dlq', common);
    this.subscriptionDeadLetterQueue = new Queue(this, 'SubscriptionDlq', { ...common, fifo: true });
    Validations.of(this.deadLetterQueue).acknowledge(...DEAD_LETTER_FINDINGS);
    Validations.of(this.subscriptionDeadLetterQueue).acknowledge(...SUBSCRIPTION_DEAD_LETTER_FINDINGS);
    this.resource = new Queue(this, 'Resource', {
      ...common,
      visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: MAX_RECEIVES },
    });
    for (const queue of [this.resource, this.deadLetterQueue, this.subscriptionDeadLetterQueue])
      keepState(queue, props);
    if (encryptionKey !== undefined) letTopicIn(this, encryptionKey, topic);
    subscribeQueue(this.resource, {
      topic,
      events: ['*', ...testEventTypes],
      deadLetterQueue: this.subscriptionDeadLetterQueue,
    });
  }
}
