import { Annotations, Duration, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { DeduplicationScope, FifoThroughputLimit, Queue, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { uncataloguedName } from '../core/events/uncatalogued.ts';
import { letTopicIn } from './encryption/key-policy.ts';
import { type KeptState, keepState } from './keep-state.ts';
import type { Figures } from './observability/figures.ts';
import { graph } from './observability/graph.ts';
import type { DashboardRow, Observable } from './observability/observable.ts';
import { raiseAlarm } from './observability/raise-alarm.ts';
import { DEAD_LETTER_FINDINGS, SUBSCRIPTION_DEAD_LETTER_FINDINGS } from './review/dead-letter-findings.ts';
import { subscribeQueue } from './subscribe-queue.ts';
import { lateAfter } from './subscriber/late-after.ts';

/** After so many receives a message is taken to be poison. Fewer would count throttling as failure. */
const DEFAULT_MAX_RECEIVES = 5;
/** As long as SQS keeps anything. */
const RETENTION = Duration.days(14);
/** At 120,000 messages in flight a FIFO queue gives out nothing more, and says nothing about it. */
const IN_FLIGHT_MESSAGES = 80_000;

/** Ordered and deduplicated per message group, which lifts the limit of 300 requests a second. */
const FIFO: QueueProps = {
  fifo: true,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
  retentionPeriod: RETENTION,
  enforceSSL: true,
};

/** What a subscriber asks for. */
export interface SubscriberProps extends KeptState {
  /** What the dashboard and the alarms call it. */
  readonly name: string;
  /** Where its events come from. */
  readonly topic: ITopic;
  /** Event patterns. */
  readonly events: readonly string[];
  /** How long a message stays hidden once it is received. */
  readonly visibilityTimeout: Duration;
  /** After so many receives a message goes to the dead-letter queue. @default 5 */
  readonly maxReceives?: number;
  /** The key of its queues. @default one that SQS owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * What every subscriber has: a queue with the events it asked for, and nothing shared with other subscribers, so that a
 * poison event or a slow service is its own trouble only.
 *
 * Defines an SQS FIFO queue, its dead-letter queue for messages that cannot be handled, the SNS subscription, its own
 * dead-letter queue for messages that could not be delivered to the queue, and alarms on all three.
 */
export class Subscriber extends Construct implements Observable {
  readonly name: string;
  /** Its event patterns. */
  readonly events: readonly string[];
  readonly queue: Queue;
  /** Messages that were received too often. */
  readonly deadLetterQueue: Queue;
  /** Messages that SNS could not put into the queue. */
  readonly subscriptionDeadLetterQueue: Queue;
  readonly alarms;

  constructor(scope: Construct, id: string, props: SubscriberProps) {
    super(scope, id);
    const { name, topic, events, visibilityTimeout, encryptionKey } = props;
    const { maxReceives = DEFAULT_MAX_RECEIVES } = props;
    const fifo = encryptionKey === undefined ? FIFO : { ...FIFO, encryptionMasterKey: encryptionKey };
    this.name = name;
    this.events = events;
    this.deadLetterQueue = new Queue(this, 'Dlq', fifo);
    this.subscriptionDeadLetterQueue = new Queue(this, 'SubscriptionDlq', fifo);
    Validations.of(this.deadLetterQueue).acknowledge(...DEAD_LETTER_FINDINGS);
    Validations.of(this.subscriptionDeadLetterQueue).acknowledge(...SUBSCRIPTION_DEAD_LETTER_FINDINGS);
    this.queue = new Queue(this, 'Queue', {
      ...fifo,
      visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: maxReceives },
    });
    for (const queue of [this.queue, this.deadLetterQueue, this.subscriptionDeadLetterQueue])
      keepState(queue, props);
    if (encryptionKey !== undefined) letTopicIn(this, encryptionKey, topic);
    subscribeQueue(this.queue, { topic, events, deadLetterQueue: this.subscriptionDeadLetterQueue });
    this.#sayWhatIsUnknown(events);
    this.alarms = this.#makeAlarms(maxReceives, lateAfter(visibilityTimeout, maxReceives));
  }

  get figures(): Figures {
    const { name: label, queue, deadLetterQueue, subscriptionDeadLetterQueue } = this;
    return {
      waiting: [queue.metricApproximateNumberOfMessagesVisible({ label })],
      oldest: [queue.metricApproximateAgeOfOldestMessage({ label })],
      dead: [
        deadLetterQueue.metricApproximateNumberOfMessagesVisible({ label: `${label}, not handled` }),
        subscriptionDeadLetterQueue.metricApproximateNumberOfMessagesVisible({
          label: `${label}, not delivered`,
        }),
      ],
      costs: { messages: [queue.metricNumberOfMessagesReceived({ label })] },
    };
  }

  get dashboardRows(): readonly DashboardRow[] {
    const { queue, deadLetterQueue, subscriptionDeadLetterQueue } = this;
    return [
      {
        kind: 'subscriber',
        title: this.name,
        widgets: [
          graph(
            'Waiting and in hand',
            queue.metricApproximateNumberOfMessagesVisible({ label: 'waiting' }),
            queue.metricApproximateNumberOfMessagesNotVisible({ label: 'in hand' }),
          ),
          graph(
            'Age of the oldest in seconds',
            queue.metricApproximateAgeOfOldestMessage({ label: 'oldest' }),
          ),
          graph(
            'Dead letters',
            deadLetterQueue.metricApproximateNumberOfMessagesVisible({ label: 'not handled' }),
            subscriptionDeadLetterQueue.metricApproximateNumberOfMessagesVisible({ label: 'not delivered' }),
          ),
        ],
      },
    ];
  }

  #sayWhatIsUnknown(events: readonly string[]): void {
    const names = events.flatMap((pattern) => uncataloguedName(pattern) ?? []);
    if (names.length === 0) return;
    Annotations.of(this).addInfoV2(
      'wallet-webhooks:uncatalogued',
      `${this.name} asks for event types that the catalogue does not have: ${names.join(', ')}. Their payloads are passed on as unknown, and one that is misspelt never comes.`,
    );
  }

  #makeAlarms(maxReceives: number, late: Duration) {
    const { queue, deadLetterQueue, subscriptionDeadLetterQueue } = this;
    return [
      raiseAlarm(this, 'NotHandled', {
        kind: 'not-handled',
        subject: this.name,
        description: `${this.name}: events were received ${maxReceives} times in vain and wait in the dead-letter queue, for ${RETENTION.toDays()} days. Find the error in the log of ${this.name}, mend it, and put them back.`,
        command: `dead redrive ${this.name}`,
        metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible(),
        atLeast: 1,
      }),
      raiseAlarm(this, 'NotDelivered', {
        kind: 'not-delivered',
        subject: this.name,
        description: `${this.name}: SNS could not put events into the queue; they wait in the subscription's dead-letter queue, for ${RETENTION.toDays()} days. Look at the policy of the queue, mend it, and put them there.`,
        command: `dead redrive ${this.name} --not-delivered`,
        metric: subscriptionDeadLetterQueue.metricApproximateNumberOfMessagesVisible(),
        atLeast: 1,
      }),
      raiseAlarm(this, 'InFlight', {
        kind: 'in-flight',
        subject: this.name,
        description: `${this.name}: 80,000 messages are received and not done, and at 120,000 SQS gives out nothing more to anybody. Find out why ${this.name} fails for so many users: the error is in its log.`,
        command: 'status',
        metric: queue.metricApproximateNumberOfMessagesNotVisible(),
        atLeast: IN_FLIGHT_MESSAGES,
      }),
      raiseAlarm(this, 'Late', {
        kind: 'late',
        subject: this.name,
        description: `${this.name}: an event has waited for ${minutesOf(late)} minutes. Look whether ${this.name} runs, is throttled, or fails on the first event of a user.`,
        command: 'status',
        metric: queue.metricApproximateAgeOfOldestMessage(),
        atLeast: late.toSeconds(),
      }),
    ];
  }
}

function minutesOf(time: Duration): number {
  return Math.round(time.toSeconds() / 60);
}
