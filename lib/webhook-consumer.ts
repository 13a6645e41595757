import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { EventPattern } from '../core/events/event-pattern.ts';
import type { Observable } from './observability/observable.ts';
import { Subscriber } from './subscriber.ts';

/** What it takes to work through a queue. */
const CONSUME_ACTIONS = [
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
];
const DEFAULT_VISIBILITY_TIMEOUT = Duration.minutes(2);

/** What another service asks for. */
export interface ConsumerOptions {
  /** Event patterns: exact types, `privy.user.*`, `*.wallet.*` or `*`. */
  readonly events: readonly EventPattern[];
  /** AWS accounts that may read the queue besides this one, whose identities need only a policy of their own. */
  readonly accountIds?: readonly string[];
  /** How long a message stays hidden while the service works on it. @default two minutes */
  readonly visibilityTimeout?: Duration;
}

/** What a consumer is made of. */
export interface WebhookConsumerProps extends ConsumerOptions {
  /** What the dashboard and the alarms call it. */
  readonly consumerName: string;
  /** Where its events come from. */
  readonly topic: ITopic;
}

/**
 * A subscriber that is another service: it reads the queue by itself, from this account or another. Identities of this
 * account need nothing but a policy of their own; `subscriber.queue.grantConsumeMessages` makes one.
 *
 * Defines what every subscriber has, and a queue policy for the accounts named.
 */
export class WebhookConsumer extends Construct implements Observable {
  readonly subscriber: Subscriber;

  constructor(scope: Construct, id: string, props: WebhookConsumerProps) {
    super(scope, id);
    const { consumerName, topic, events, accountIds = [], visibilityTimeout } = props;
    this.subscriber = new Subscriber(this, 'Subscriber', {
      name: consumerName,
      topic,
      events,
      visibilityTimeout: visibilityTimeout ?? DEFAULT_VISIBILITY_TIMEOUT,
    });
    if (accountIds.length > 0) this.#openTo(accountIds);
  }

  get alarms() {
    return this.subscriber.alarms;
  }

  get dashboardRows() {
    return this.subscriber.dashboardRows;
  }

  #openTo(accountIds: readonly string[]): void {
    const { queue } = this.subscriber;
    queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: accountIds.map((accountId) => new AccountPrincipal(accountId)),
        actions: CONSUME_ACTIONS,
        resources: [queue.queueArn],
      }),
    );
  }
}
