import { type Acknowledgment, Duration, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DeduplicationScope, FifoThroughputLimit, Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CANARY_HANDLER } from '../../core/canary/canary-source.ts';
import { testEventTypes } from '../../core/events/test-event-types.ts';
import { HANDLER_ENVIRONMENT, type HandlerManifest } from '../../lambda/handler-kit/manifest.ts';
import { PIPELINE_VARIABLE } from '../../lambda/telemetry-names.ts';
import { letTopicIn } from '../encryption/key-policy.ts';
import type { EventTopic } from '../event-topic.ts';
import { handlerCode } from '../handler-code.ts';
import type { InboxTable } from '../inbox-table.ts';
import { NodeFunction } from '../node-function.ts';
import type { QuarantineTable } from '../quarantine-table.ts';
import { readQueue } from '../read-queue.ts';
import { subscribeQueue } from '../subscribe-queue.ts';

const TIMEOUT = Duration.seconds(30);
/** As with every handler: what AWS advises. */
const VISIBILITY = Duration.minutes(3);
/** What the canary sent an hour ago is of no use to anybody. */
const RETENTION = Duration.hours(1);

/** As a manifest is found from this module: in TypeScript here, in JavaScript where it was compiled. */
const ENTRY = new URL(`../../lambda/canary/handle${import.meta.url.slice(-'.ts'.length)}`, import.meta.url);

const MANIFEST: HandlerManifest = {
  name: CANARY_HANDLER,
  entry: ENTRY,
  description: 'Handles the events that the pipeline sends to itself',
  events: testEventTypes as HandlerManifest['events'],
  timeoutSeconds: TIMEOUT.toSeconds(),
  memoryMegabytes: 256,
};

const FLEETING = 'What the canary sent is worth nothing once it is late, and an alarm says that it was.';
/** What cdk-nag finds in a queue and a subscription from which nothing is kept. */
const FLEETING_FINDINGS: readonly Acknowledgment[] = [
  'AwsSolutions::AwsSolutions-SQS3',
  'Serverless::Serverless-SQSRedrivePolicy',
  'Serverless::Serverless-SNSRedrivePolicy',
].map((id) => ({ id, reason: FLEETING }));

/** What handles the canary's events. */
export interface CanaryHandlerProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** Where its events come from. */
  readonly topic: EventTopic;
  /** Where it says that it has handled an event. */
  readonly inbox: InboxTable;
  /** What it looks into with every batch, as every handler does. */
  readonly quarantine: QuarantineTable;
  /** How long entries of the inbox are kept. */
  readonly inboxRetention: Duration;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** The key of its queue and its log. @default keys that AWS owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * A handler like any other, with a queue, the kit and the inbox, that gets the canary's events and no others. It has no
 * dead-letter queues and no alarms: whoever looks learns from the canary itself that something is not handled.
 *
 * Defines an SQS FIFO queue, its subscription, a Lambda function, its role and its log group.
 */
export class CanaryHandler extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, props: CanaryHandlerProps) {
    super(scope, id);
    const { pipelineName, inbox, quarantine, inboxRetention, logRetention, encryptionKey } = props;
    const queue = this.#makeQueue(props);
    this.function = new NodeFunction(this, 'Handler', {
      code: handlerCode(MANIFEST),
      description: MANIFEST.description,
      timeout: TIMEOUT,
      memorySize: MANIFEST.memoryMegabytes,
      logRetention,
      encryptionKey,
      environment: {
        [PIPELINE_VARIABLE]: pipelineName,
        [HANDLER_ENVIRONMENT.queueUrl]: queue.queueUrl,
        [HANDLER_ENVIRONMENT.retrySeconds]: JSON.stringify([1]),
        [HANDLER_ENVIRONMENT.inboxTable]: inbox.table.tableName,
        [HANDLER_ENVIRONMENT.inboxRetentionDays]: String(inboxRetention.toDays()),
        [HANDLER_ENVIRONMENT.quarantineTable]: quarantine.table.tableName,
      },
    });
    inbox.grantEntries(this.function, CANARY_HANDLER);
    quarantine.grantKeeping(this.function, CANARY_HANDLER);
    readQueue(this.function, queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 2 });
  }

  #makeQueue({ topic, encryptionKey }: CanaryHandlerProps): Queue {
    const queue = new Queue(this, 'Queue', {
      fifo: true,
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      retentionPeriod: RETENTION,
      visibilityTimeout: VISIBILITY,
      enforceSSL: true,
      ...(encryptionKey === undefined ? {} : { encryptionMasterKey: encryptionKey }),
    });
    Validations.of(queue).acknowledge(...FLEETING_FINDINGS);
    if (encryptionKey !== undefined) letTopicIn(this, encryptionKey, topic.topic);
    subscribeQueue(queue, { topic: topic.topic, events: MANIFEST.events, canary: true });
    return queue;
  }
}
