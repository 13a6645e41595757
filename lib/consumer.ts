import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ConsumerPlan } from './config/stage-plan.ts';
import type { EventTopic } from './event-topic.ts';
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

/** What a consumer is made of. */
export interface ConsumerProps {
  /** The consumer as the stage has it. */
  readonly plan: ConsumerPlan;
  /** Where its events come from. */
  readonly topic: EventTopic;
}

/**
 * A subscriber that is another service: it reads the queue by itself, from this account or another. Identities of this
 * account need nothing but a policy of their own; `subscriber.queue.grantConsumeMessages` makes one.
 *
 * Defines what every subscriber has, and a queue policy for the accounts named.
 */
export class Consumer extends Construct implements Observable {
  readonly subscriber: Subscriber;

  constructor(scope: Construct, id: string, { plan, topic }: ConsumerProps) {
    super(scope, id);
    this.subscriber = new Subscriber(this, 'Subscriber', {
      name: plan.name,
      topic,
      events: plan.events,
      visibilityTimeout: Duration.seconds(plan.visibilityTimeoutSeconds),
    });
    if (plan.accountIds.length > 0) this.#openTo(plan.accountIds);
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
