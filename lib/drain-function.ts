import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DRAIN_METRICS } from '../lambda/drain/drain-metrics.ts';
import type { DrainRequest } from '../lambda/drain/drain-request.ts';
import { DRAIN_ENVIRONMENT } from '../lambda/drain/environment.ts';
import { SHARDS_OF_RUNS } from '../lambda/drain/shards-per-run.ts';
import { PIPELINE_VARIABLE } from '../lambda/telemetry-names.ts';
import { drainAlarms } from './drain-function/drain-alarms.ts';
import { DrainMetrics } from './drain-function/drain-metrics.ts';
import type { EventLedger } from './event-ledger.ts';
import type { EventTopic } from './event-topic.ts';
import { NodeFunction } from './node-function.ts';
import type { Figures } from './observability/figures.ts';
import { functionCosts } from './observability/function-costs.ts';
import { graph } from './observability/graph.ts';
import type { DashboardRow, Observable } from './observability/observable.ts';
import { packageCode } from './package-code.ts';
import type { ParkedEvents } from './parked-events.ts';

const INTERVAL = Duration.minutes(1);
/** A run ends by itself before the next one starts; this is for the calls that it is at then. Two at once do no harm. */
const TIMEOUT = Duration.seconds(75);
/** A whole processor: after an outage each run publishes several hundred events a second. */
const MEMORY_MEGABYTES = 1_769;
/** A run that cannot start, or fails, is dropped: the next of the schedule does its work, and runs that were kept would pile up. */
const NO_SECOND_TRY = { retryAttempts: 0, maxEventAge: Duration.minutes(1) } as const;

/** What the drain is told of its pipeline. */
export interface DrainFunctionProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** What parks. Its deliveries are what the drain has to be there for. */
  readonly intake: NodeFunction;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** The key with which its log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The function that publishes what the intake had to park: every minute, and as soon as the intake has parked something
 * where nothing was.
 *
 * Defines a Lambda function, its role, its log group, how it is invoked, the EventBridge rule that starts it and alarms.
 */
export class DrainFunction extends Construct implements Observable {
  readonly function: NodeFunction;
  readonly alarms;
  readonly #metrics: DrainMetrics;

  constructor(
    scope: Construct,
    id: string,
    { pipelineName, intake, logRetention, encryptionKey }: DrainFunctionProps,
  ) {
    super(scope, id);
    this.function = new NodeFunction(this, 'Drain', {
      code: packageCode('drain'),
      description: 'Publishes events that were parked while the topic failed',
      timeout: TIMEOUT,
      memorySize: MEMORY_MEGABYTES,
      logRetention,
      encryptionKey,
      environment: { [PIPELINE_VARIABLE]: pipelineName },
      ...NO_SECOND_TRY,
    });
    this.#runEveryMinute();
    this.#metrics = new DrainMetrics(pipelineName);
    const functions = { drain: this.function.resource, intake: intake.resource };
    this.alarms = drainAlarms(this, this.#metrics, functions);
  }

  /** Makes it publish what is parked. */
  drain(parked: ParkedEvents): void {
    parked.grantDraining(this.function);
    this.#set(DRAIN_ENVIRONMENT.parkedTable, parked.table.tableName);
  }

  /** Makes it mark in the ledger what it has published. */
  recordIn(ledger: EventLedger, { retentionDays }: { readonly retentionDays: number }): void {
    ledger.grantDraining(this.function);
    this.#set(DRAIN_ENVIRONMENT.ledgerTable, ledger.table.tableName);
    this.#set(DRAIN_ENVIRONMENT.ledgerRetentionDays, String(retentionDays));
  }

  /** Makes it publish to the topic. */
  publishTo(topic: EventTopic): void {
    topic.grantPublishing(this.function);
    this.#set(DRAIN_ENVIRONMENT.topicArn, topic.topic.topicArn);
  }

  /** Lets the grantee start a run. */
  grantWaking(grantee: IGrantable): void {
    const resourceArns = [this.function.resource.functionArn];
    Grant.addToPrincipal({ grantee, actions: ['lambda:InvokeFunction'], resourceArns });
  }

  get logs() {
    return { drain: [this.function.logGroup] };
  }

  get figures(): Figures {
    return { costs: functionCosts('drain', this.function) };
  }

  get dashboardRows(): readonly DashboardRow[] {
    const { resource } = this.function;
    return [
      {
        kind: 'parked',
        title: 'Parked events and the drain',
        widgets: [
          graph(
            'Age of the oldest and the newest in seconds',
            this.#metrics.of(DRAIN_METRICS.oldestParkedAge, Stats.MAXIMUM),
            this.#metrics.of(DRAIN_METRICS.newestParkedAge, Stats.MINIMUM),
          ),
          graph('Users with something parked', this.#metrics.of(DRAIN_METRICS.parkedGroups, Stats.SUM)),
          graph(
            'Drained, failed, set aside',
            this.#metrics.of(DRAIN_METRICS.drained, Stats.SUM),
            this.#metrics.of(DRAIN_METRICS.failed, Stats.SUM),
            this.#metrics.of(DRAIN_METRICS.setAside, Stats.SUM),
          ),
          graph('Errors and throttles', resource.metricErrors(), resource.metricThrottles()),
        ],
      },
    ];
  }

  /** EventBridge drops what it cannot hand to Lambda; what Lambda does with it then, the function says itself. */
  #runEveryMinute(): void {
    const targets = SHARDS_OF_RUNS.map((shards) => {
      const event = RuleTargetInput.fromObject({ shards } satisfies DrainRequest);
      return new LambdaFunction(this.function.resource, { ...NO_SECOND_TRY, event });
    });
    new Rule(this, 'EveryMinute', { schedule: Schedule.rate(INTERVAL), targets });
  }

  #set(variable: string, value: string): void {
    this.function.resource.addEnvironment(variable, value);
  }
}
