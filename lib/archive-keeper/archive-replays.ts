import { Annotations, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { type Alarm, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { FORGETTING, REPLAYS } from '../../core/archive/archive-keys.ts';
import { OPTIONAL_FORGET_ENVIRONMENT } from '../../lambda/archive-keeper/forget/forget-environment.ts';
import { KEEPER_SERVICE } from '../../lambda/archive-keeper/keeper-metrics.ts';
import { REPLAY_ENVIRONMENT } from '../../lambda/archive-keeper/replay/replay-environment.ts';
import { REPLAY_METRICS } from '../../lambda/archive-keeper/replay/replay-metrics.ts';
import type { ReplayRequest } from '../../lambda/archive-keeper/replay/replay-request.ts';
import type { ReplayedQueue } from '../../lambda/archive-keeper/replay/replayed-queues.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION } from '../../lambda/telemetry-names.ts';
import type { ArchiveBucket } from '../archive/archive-bucket.ts';
import { grantKeyUse } from '../encryption/use-key.ts';
import type { InboxTable } from '../inbox-table.ts';
import type { NodeFunction } from '../node-function.ts';
import { graph } from '../observability/graph.ts';
import type { DashboardRow, Observable } from '../observability/observable.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { Subscriber } from '../subscriber.ts';

/** So long an unfinished replay waits at most for somebody to go on with it. */
const CONTINUE_EVERY = Duration.minutes(5);
/** A run sends for a quarter of an hour, and then says how much. */
const STALLED_PERIOD = Duration.minutes(15);
/** The first of them may be the last minute before it began: with five, nothing was sent for an hour. */
const STALLED_PERIODS = 5;
/** A run that cannot start is dropped: the next one does its work. */
const NO_SECOND_TRY = { retryAttempts: 0, maxEventAge: CONTINUE_EVERY } as const;
/** To send, to see how much is waiting, and to find the queue by its name. */
const QUEUE_ACTIONS = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'];
/** An environment holds 4 KB, and the function has other variables. */
const ROOM_BYTES = 3_000;
/** What SQS lets a queue's name be long. */
const LONGEST_QUEUE_NAME = 'x'.repeat(80);

/** What replays to a stack's subscribers, and from where. */
export interface ArchiveReplaysProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** The function that replays. */
  readonly keeper: NodeFunction;
  /** Where the archive is. */
  readonly bucket: ArchiveBucket;
  /** What tells which events handlers have applied. */
  readonly inbox: InboxTable;
  /** How long it remembers them. */
  readonly inboxRetentionDays: number;
  /** The key of the subscribers' queues. @default one that SQS owns */
  readonly encryptionKey?: IKey | undefined;
}

/** What a subscriber has beside its queue. */
export interface SubscriberParts {
  readonly inbox: boolean;
  readonly quarantine: boolean;
}

/**
 * Makes the archive's keeper replay to the subscribers of the stack, and to no others.
 *
 * Defines an EventBridge rule that goes on with what is unfinished, and an alarm.
 */
export class ArchiveReplays extends Construct implements Observable {
  readonly alarms: readonly Alarm[];
  readonly #pipelineName: string;
  readonly #keeper: NodeFunction;
  readonly #queues: Record<string, ReplayedQueue> = {};
  #handlersLeftOut = 0;
  readonly #sending = new PolicyStatement({ actions: QUEUE_ACTIONS });

  constructor(scope: Construct, id: string, props: ArchiveReplaysProps) {
    super(scope, id);
    const { pipelineName, keeper, bucket, inbox, inboxRetentionDays, encryptionKey } = props;
    this.#pipelineName = pipelineName;
    this.#keeper = keeper;
    bucket.grantReading(keeper, REPLAYS, FORGETTING);
    bucket.grantWriting(keeper, REPLAYS);
    inbox.grantLookUps(keeper);
    grantKeyUse(this, { key: encryptionKey, grantee: keeper, service: 'sqs' });
    const { resource } = keeper;
    resource.addEnvironment(REPLAY_ENVIRONMENT.inboxTable, inbox.table.tableName);
    resource.addEnvironment(REPLAY_ENVIRONMENT.inboxRetentionDays, String(inboxRetentionDays));
    resource.addEnvironment(
      REPLAY_ENVIRONMENT.queues,
      Lazy.string({ produce: () => Stack.of(this).toJsonString(this.#queues) }),
    );
    const event = RuleTargetInput.fromObject({ archive: 'continue-replays' } satisfies ReplayRequest);
    const target = new LambdaFunction(resource, { event, ...NO_SECOND_TRY });
    new Rule(this, 'Continue', { schedule: Schedule.rate(CONTINUE_EVERY), targets: [target] });
    this.alarms = [this.#stalled()];
  }

  /** Makes it replay to a subscriber too. False where there is no room to tell it of one more. */
  addSubscriber({ name, events, queue }: Subscriber, has: SubscriberParts): boolean {
    const entry: ReplayedQueue = {
      queue: queue.queueName,
      events,
      ...(has.inbox ? { inbox: true } : {}),
      ...(has.quarantine ? { quarantine: true } : {}),
    };
    if (this.#bytesWith(name, entry) > ROOM_BYTES) {
      this.#leaveOut(name, has);
      return false;
    }
    if (Object.keys(this.#queues).length === 0)
      this.#keeper.grantPrincipal.addToPrincipalPolicy(this.#sending);
    this.#queues[name] = entry;
    this.#sending.addResources(queue.queueArn);
    return true;
  }

  get dashboardRows(): readonly DashboardRow[] {
    return [
      {
        kind: 'archive',
        title: 'Replays of the archive',
        widgets: [
          graph(
            'Events sent, events refused',
            this.#metric('sent', Stats.SUM),
            this.#metric('refused', Stats.SUM),
          ),
          graph('Replays that are unfinished', this.#metric('running', Stats.MAXIMUM)),
        ],
      },
    ];
  }

  #stalled(): Alarm {
    return raiseAlarm(this, 'Stalled', {
      kind: 'replay-stalled',
      description:
        "A replay is unfinished, and nothing was sent for it within an hour. Look which one and why: the subscriber's queue is full or takes nothing, or the archive cannot be read; mend that, or abort the replay.",
      command: 'replay list',
      metric: new MathExpression({
        expression: 'IF(running > 0, IF(FILL(sent, 0) > 0, 0, 1), 0)',
        usingMetrics: {
          running: this.#metric('running', Stats.MAXIMUM),
          sent: this.#metric('sent', Stats.SUM),
        },
        period: STALLED_PERIOD,
        label: 'Unfinished, and nothing sent',
      }),
      atLeast: 1,
      periods: STALLED_PERIODS,
    });
  }

  #metric(metric: keyof typeof REPLAY_METRICS, statistic: string): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName: REPLAY_METRICS[metric],
      label: REPLAY_METRICS[metric],
      statistic,
      period: CONTINUE_EVERY,
      dimensionsMap: { service: KEEPER_SERVICE, [PIPELINE_DIMENSION]: this.#pipelineName },
    });
  }

  /** A queue gets its name at the deployment. */
  #bytesWith(name: string, entry: ReplayedQueue): number {
    const queues = Object.entries({ ...this.#queues, [name]: entry });
    const named = queues.map(([key, value]) => [key, { ...value, queue: LONGEST_QUEUE_NAME }]);
    return Buffer.byteLength(JSON.stringify(Object.fromEntries(named)));
  }

  #leaveOut(name: string, has: SubscriberParts): void {
    if (has.quarantine) {
      this.#handlersLeftOut += 1;
      const leftOut = String(this.#handlersLeftOut);
      this.#keeper.resource.addEnvironment(OPTIONAL_FORGET_ENVIRONMENT.leftOut, leftOut);
    }
    Annotations.of(this).addWarningV2(
      `wallet-webhooks:no-replay-${name}`,
      `${name} cannot be replayed to: the keeper of the archive cannot be told of more subscribers than of the ${Object.keys(this.#queues).length} that were added before${has.quarantine ? '; nor can a person be forgotten in this stack' : ''}`,
    );
  }
}
