import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { type Alarm, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { isOfCanary } from '../core/canary/canary-source.ts';
import type { SourceName } from '../core/events/source-name.ts';
import { INTAKE_ENVIRONMENT, type SourceSettings } from '../lambda/intake/environment.ts';
import { PIPELINE_VARIABLE } from '../lambda/telemetry-names.ts';
import type { DrainFunction } from './drain-function.ts';
import { grantKeyUse } from './encryption/use-key.ts';
import type { EventLedger } from './event-ledger.ts';
import type { EventTopic } from './event-topic.ts';
import { sourceAlarms } from './intake-function/source-alarms.ts';
import { NO_SOURCE, SourceMetrics } from './intake-function/source-metrics.ts';
import { sourceRow } from './intake-function/source-row.ts';
import { NodeFunction } from './node-function.ts';
import { A_FEW } from './observability/a-few.ts';
import type { Figures } from './observability/figures.ts';
import { functionCosts } from './observability/function-costs.ts';
import { graph } from './observability/graph.ts';
import type { DashboardRow, Observable } from './observability/observable.ts';
import { raiseAlarm } from './observability/raise-alarm.ts';
import { packageCode } from './package-code.ts';
import type { ParkedEvents } from './parked-events.ts';
import type { SourcePlan } from './source-plan.ts';

/** The intake answers within 13 seconds whatever its dependencies do; the providers wait 15. */
const TIMEOUT = Duration.seconds(14);
/** Enough processor share to load in a fraction of a second; the memory itself is never needed. */
const MEMORY_MEGABYTES = 512;

/** What the intake is told of its pipeline. */
export interface IntakeFunctionProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** How long the previous signing secret of a source is accepted after a new one was put. */
  readonly rotationGrace: Duration;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** The key with which its log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
  /** How many deliveries are handled at once, and no more. @default no concurrency is reserved */
  readonly reservedConcurrency?: number | undefined;
}

/**
 * The function that verifies a delivery and puts its event on the topic. Each of its methods gives it one thing it
 * needs: the permission and the environment variable together.
 *
 * Defines a Lambda function, its role, its log group and alarms.
 */
export class IntakeFunction extends Construct implements Observable {
  readonly function: NodeFunction;
  readonly #alarms: Alarm[];
  readonly #pipelineName: string;
  readonly #metrics: SourceMetrics[] = [];
  readonly #settings: Partial<Record<SourceName, SourceSettings>> = {};

  constructor(scope: Construct, id: string, props: IntakeFunctionProps) {
    super(scope, id);
    const { pipelineName, rotationGrace, logRetention, encryptionKey, reservedConcurrency } = props;
    this.#pipelineName = pipelineName;
    this.function = new NodeFunction(this, 'Intake', {
      code: packageCode('intake'),
      description: 'Verifies webhook deliveries and publishes their events',
      timeout: TIMEOUT,
      memorySize: MEMORY_MEGABYTES,
      logRetention,
      encryptionKey,
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
      environment: {
        [PIPELINE_VARIABLE]: pipelineName,
        [INTAKE_ENVIRONMENT.sources]: Lazy.string({
          produce: () => Stack.of(this).toJsonString(this.#settings),
        }),
        [INTAKE_ENVIRONMENT.rotationGraceHours]: String(rotationGrace.toHours()),
      },
    });
    this.#alarms = [
      raiseAlarm(this, 'Failing', {
        kind: 'intake-failing',
        description:
          "The intake fails, so that deliveries get API Gateway's 5xx. Read the error in its log, look what else came in, and roll back if a deployment came before it.",
        command: 'stats --since 3h',
        metric: this.function.resource.metricErrors({ period: Duration.minutes(15) }),
        atLeast: A_FEW,
      }),
      raiseAlarm(this, 'Throttled', {
        kind: 'throttled',
        subject: 'intake',
        description:
          "Lambda has no concurrency left for the intake, so that deliveries get API Gateway's 500. Compare its concurrent executions with reservedConcurrency and the account's quota, and raise whichever is reached.",
        command: 'stats --since 3h',
        metric: this.function.resource.metricThrottles({ period: Duration.minutes(5) }),
        atLeast: 1,
      }),
    ];
  }

  /** Makes it claim and mark events in the ledger. */
  recordIn(ledger: EventLedger, { retentionDays }: { readonly retentionDays: number }): void {
    ledger.grantRecording(this.function);
    this.#set(INTAKE_ENVIRONMENT.ledgerTable, ledger.table.tableName);
    this.#set(INTAKE_ENVIRONMENT.ledgerRetentionDays, String(retentionDays));
  }

  /** Makes it park events, and publish those that are parked before its own. */
  parkIn(parked: ParkedEvents): void {
    parked.grantParking(this.function);
    this.#set(INTAKE_ENVIRONMENT.parkedTable, parked.table.tableName);
  }

  /** Makes it publish events to the topic. */
  publishTo(topic: EventTopic): void {
    topic.grantPublishing(this.function);
    this.#set(INTAKE_ENVIRONMENT.topicArn, topic.topic.topicArn);
  }

  /** Makes it start the drain when it parks the first event. No loop: the drain calls nothing that delivers to it. */
  wake(drain: DrainFunction): void {
    drain.grantWaking(this.function);
    this.#set(INTAKE_ENVIRONMENT.drainFunction, drain.function.resource.functionName);
  }

  /** Makes it accept deliveries of the source, signed with its secret, which that key encrypts. */
  accept({ name, environment }: SourcePlan, secret: Secret, key?: IKey): void {
    if (!isOfCanary({ source: name })) this.#watch(name);
    Grant.addToPrincipal({
      grantee: this.function,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [secret.secretArn],
    });
    grantKeyUse(this, { key, grantee: this.function, service: 'secretsmanager' });
    this.#settings[name] = { secretArn: secret.secretArn, environment };
  }

  get alarms() {
    return this.#alarms;
  }

  get logs() {
    return { intake: [this.function.logGroup] };
  }

  get figures(): Figures {
    return {
      accepted: this.#metrics.map((metrics) => metrics.outcome('accepted', { label: metrics.source })),
      costs: functionCosts('intake', this.function),
    };
  }

  get dashboardRows(): readonly DashboardRow[] {
    const { resource } = this.function;
    const toNone = new SourceMetrics(this.#pipelineName, NO_SOURCE);
    const intake = {
      title: 'Intake',
      widgets: [
        graph('Invocations', resource.metricInvocations()),
        graph('Errors and throttles', resource.metricErrors(), resource.metricThrottles()),
        graph(
          'Duration',
          resource.metricDuration({ statistic: Stats.p(50) }),
          resource.metricDuration({ statistic: Stats.p(99) }),
        ),
        graph('Deliveries to no source', toNone.outcome('unknown-source', { label: 'unknown-source' })),
      ],
    };
    return [...this.#metrics.map(sourceRow), intake];
  }

  /** The canary has alarms of its own. */
  #watch(source: SourceName): void {
    const metrics = new SourceMetrics(this.#pipelineName, source);
    this.#metrics.push(metrics);
    this.#alarms.push(...sourceAlarms(this, metrics));
  }

  #set(variable: string, value: string): void {
    this.function.resource.addEnvironment(variable, value);
  }
}
