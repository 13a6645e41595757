import { Duration } from 'aws-cdk-lib';
import { Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DRAIN_METRICS } from '../lambda/drain/drain-metrics.ts';
import { DRAIN_ENVIRONMENT } from '../lambda/drain/environment.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION, PIPELINE_VARIABLE } from '../lambda/telemetry-names.ts';
import type { EventLedger } from './event-ledger.ts';
import type { EventTopic } from './event-topic.ts';
import { NodeFunction } from './node-function.ts';
import { graph } from './observability/graph.ts';
import type { Observable } from './observability/observable.ts';
import { raiseAlarm } from './observability/raise-alarm.ts';
import { packageCode } from './package-code.ts';

const INTERVAL = Duration.minutes(1);
/** A run ends by itself before the next one starts. Two at once would do no harm. */
const TIMEOUT = Duration.seconds(58);
const MEMORY_MEGABYTES = 512;
/** A run that cannot start, or fails, is dropped: the next one does its work, and runs that were kept would pile up. */
const NO_SECOND_TRY = { retryAttempts: 0, maxEventAge: Duration.minutes(1) } as const;
/** What is parked comes out with the next run once the topic is well: after a few minutes it is not. */
const PARKED_TOO_LONG = Duration.minutes(5);

/** What the drain is told of its pipeline. */
export interface DrainFunctionProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** The key with which its log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The function that publishes what the intake had to park, every minute.
 *
 * Defines a Lambda function, its role, its log group, how it is invoked, the EventBridge rule that starts it and an alarm.
 */
export class DrainFunction extends Construct implements Observable {
  readonly function: NodeFunction;
  readonly alarms;
  readonly #pipelineName: string;

  constructor(
    scope: Construct,
    id: string,
    { pipelineName, logRetention, encryptionKey }: DrainFunctionProps,
  ) {
    super(scope, id);
    this.#pipelineName = pipelineName;
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
    // EventBridge drops what it cannot hand to Lambda; what Lambda does with it then, the function says itself.
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(INTERVAL),
      targets: [new LambdaFunction(this.function.resource, NO_SECOND_TRY)],
    });
    this.alarms = [
      raiseAlarm(this, 'ParkedTooLong', {
        description: `Events have been parked for ${PARKED_TOO_LONG.toMinutes()} minutes, or the drain does not run. Read the drain's log: it names the topic's error, or its own.`,
        metric: this.#metric(DRAIN_METRICS.oldestParkedAge, Stats.MAXIMUM),
        atLeast: PARKED_TOO_LONG.toSeconds(),
        periods: 3,
        missingData: TreatMissingData.BREACHING,
      }),
    ];
  }

  /** Makes it publish what is parked in the ledger. */
  drain(ledger: EventLedger, { retentionDays }: { readonly retentionDays: number }): void {
    ledger.grantDraining(this.function);
    this.#set(DRAIN_ENVIRONMENT.ledgerTable, ledger.table.tableName);
    this.#set(DRAIN_ENVIRONMENT.ledgerRetentionDays, String(retentionDays));
  }

  /** Makes it publish to the topic. */
  publishTo(topic: EventTopic): void {
    topic.grantPublishing(this.function);
    this.#set(DRAIN_ENVIRONMENT.topicArn, topic.topic.topicArn);
  }

  get dashboardRows() {
    const { resource } = this.function;
    return [
      {
        title: 'Parked events and the drain',
        widgets: [
          graph('Age of the oldest in seconds', this.#metric(DRAIN_METRICS.oldestParkedAge, Stats.MAXIMUM)),
          graph(
            'Drained and failed',
            this.#metric(DRAIN_METRICS.drained, Stats.SUM),
            this.#metric(DRAIN_METRICS.failed, Stats.SUM),
          ),
          graph('Errors and throttles', resource.metricErrors(), resource.metricThrottles()),
        ],
      },
    ];
  }

  #metric(metricName: string, statistic: string): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      statistic,
      period: INTERVAL,
      label: metricName,
      dimensionsMap: { service: 'drain', [PIPELINE_DIMENSION]: this.#pipelineName },
    });
  }

  #set(variable: string, value: string): void {
    this.function.resource.addEnvironment(variable, value);
  }
}
