import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EventPattern } from '../core/events/event-pattern.ts';
import { PipelineConfigError } from './config/pipeline-config-error.ts';
import { webhookConsumerProblems } from './config/webhook-consumer-rules.ts';
import { letReadersIn } from './encryption/key-policy.ts';
import { alarmSettingsOf, setAlarmSettings } from './observability/alarm-settings.ts';
import type { Observable } from './observability/observable.ts';
import { PipelineOutputs } from './pipeline-outputs.ts';
import { CONSUME_ACTIONS } from './read-queue.ts';
import { Subscriber } from './subscriber.ts';

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
  /** Where its events come from: `Topic.fromTopicArn` of what the pipeline prints as `EventTopicArn`. */
  readonly topic: ITopic;
  /** What the dashboard and the alarms call it. @default the id of the construct */
  readonly consumerName?: string;
  /**
   * The key of its queues. SNS is let in by the key's policy.
   * @default one that SQS owns
   */
  readonly encryptionKey?: IKey | undefined;
  /**
   * Whether its queues are left behind, with what is in them, when they are removed or replaced.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** The topic that its alarms notify. @default that of the pipeline it is in; nobody where it is in none */
  readonly alarmTopic?: ITopic;
  /** Where its outputs are made, under names that begin with its own. @default the construct itself */
  readonly outputScope?: Construct;
}

/**
 * A subscriber that is another service. It belongs to whoever reads it: in the pipeline's own stack, or in a stack of the
 * service, in this account or in one that the pipeline lets subscribe (`allowSubscribersFrom`). The owner of the queue
 * subscribes it, so nobody has to confirm.
 *
 * Identities of the queue's account need nothing but a policy of their own; `queue.grantConsumeMessages` makes one.
 *
 * Defines what every subscriber has, a queue policy for the accounts named, and outputs.
 */
export class WebhookConsumer extends Construct implements Observable {
  readonly subscriber: Subscriber;

  constructor(scope: Construct, id: string, props: WebhookConsumerProps) {
    super(scope, id);
    const problems = webhookConsumerProblems(this, props);
    if (problems.length > 0) throw new PipelineConfigError(problems, this.node.path);
    const { topic, events, accountIds = [], visibilityTimeout, encryptionKey, alarmTopic } = props;
    const { deletionProtection = true } = props;
    if (alarmTopic !== undefined) setAlarmSettings(this, { ...alarmSettingsOf(this), topic: alarmTopic });
    this.subscriber = new Subscriber(this, 'Subscriber', {
      name: props.consumerName ?? id,
      topic,
      events,
      visibilityTimeout: visibilityTimeout ?? DEFAULT_VISIBILITY_TIMEOUT,
      deletionProtection,
      encryptionKey,
    });
    if (accountIds.length > 0) {
      this.#openTo(accountIds);
      if (encryptionKey !== undefined) letReadersIn(this, encryptionKey, accountIds);
    }
    this.#print(props.outputScope);
  }

  /** What the service reads. */
  get queue(): Queue {
    return this.subscriber.queue;
  }

  get alarms() {
    return this.subscriber.alarms;
  }

  get figures() {
    return this.subscriber.figures;
  }

  get dashboardRows() {
    return this.subscriber.dashboardRows;
  }

  #openTo(accountIds: readonly string[]): void {
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: accountIds.map((accountId) => new AccountPrincipal(accountId)),
        actions: CONSUME_ACTIONS,
        resources: [this.queue.queueArn],
      }),
    );
  }

  #print(outputScope: Construct | undefined): void {
    const outputs = new PipelineOutputs(outputScope ?? this);
    outputs.printConsumer(this.subscriber, outputScope !== undefined);
  }
}
