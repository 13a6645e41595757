import { Duration, Stack } from 'aws-cdk-lib';
import { type Alarm, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Grant, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { DEFAULT_RETRY_SECONDS } from '../core/handling/retry-schedule.ts';
import {
  EVENT_AGE_METRIC,
  QUARANTINE_METRICS,
  VERDICT_METRICS,
} from '../lambda/handler-kit/handler-metrics.ts';
import { HANDLER_ENVIRONMENT, type HandlerManifest } from '../lambda/handler-kit/manifest.ts';
import type { QuarantineRequest } from '../lambda/handler-kit/quarantine-request.ts';
import { PIPELINE_VARIABLE } from '../lambda/telemetry-names.ts';
import { HandlerMetrics } from './handler/handler-metrics.ts';
import { addHandlerTables } from './handler/handler-tables.ts';
import { handlerWidgets } from './handler/handler-widgets.ts';
import { quarantineAlarms } from './handler/quarantine-alarms.ts';
import { handlerCode } from './handler-code.ts';
import { HandlerTopics } from './handler-topics.ts';
import type { InboxTable } from './inbox-table.ts';
import { NodeFunction } from './node-function.ts';
import type { Figures } from './observability/figures.ts';
import { functionCosts } from './observability/function-costs.ts';
import type { DashboardRow, Observable } from './observability/observable.ts';
import type { QuarantineTable } from './quarantine-table.ts';
import { readQueue } from './read-queue.ts';
import { Subscriber } from './subscriber.ts';

/** What AWS advises, so that a throttled batch does not come back while it is still being worked on. */
const VISIBILITY_PER_TIMEOUT = 6;
/** As many as a mapping takes of a FIFO queue: the cheapest. */
const DEFAULT_BATCH_SIZE = 10;
/** So that a backlog cannot take all the concurrency of an account, 1,000, from the intake. */
const DEFAULT_CONCURRENCY = 50;
/**
 * The handler itself gives up on events, by its schedule. This is for an outage of twelve days, at half an hour a try: two days
 * before SQS would delete a message, the dead-letter queue takes it.
 */
const MAX_RECEIVES = 600;
const MEASURE_EVERY = Duration.minutes(1);

/** What a handler is made of. */
export interface HandlerProps {
  /** What the handler says of itself. */
  readonly manifest: HandlerManifest;
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** The name of the stage, by which the manifest names tables that exist already. */
  readonly stage: string;
  /** Where its events come from. */
  readonly topic: ITopic;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** Whether its queues and tables are left behind when it is removed, and its tables refuse to be deleted. */
  readonly deletionProtection: boolean;
  /** The key of its queues, its log and its tables. @default keys that AWS owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * A subscriber that is a Lambda function of this pipeline, made from its manifest.
 *
 * Defines what every subscriber has, and a Lambda function that is given batches from the queue, its role, its log group
 * and its own tables.
 */
export class Handler extends Construct implements Observable {
  readonly subscriber: Subscriber;
  readonly function: NodeFunction;
  /** What gives it batches from the queue. */
  readonly mapping: SqsEventSource;
  /** The handler's tables, by the names of the manifest. */
  readonly tables: ReadonlyMap<string, Table | ITable>;
  /** Its topics for people. */
  readonly topics: HandlerTopics;
  readonly #metrics: HandlerMetrics;
  readonly #quarantineAlarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: HandlerProps) {
    super(scope, id);
    const { manifest, pipelineName, topic, logRetention, deletionProtection, encryptionKey } = props;
    const { retrySeconds = DEFAULT_RETRY_SECONDS } = manifest;
    this.subscriber = new Subscriber(this, 'Subscriber', {
      name: manifest.name,
      topic,
      events: manifest.events,
      visibilityTimeout: Duration.seconds(manifest.timeoutSeconds * VISIBILITY_PER_TIMEOUT),
      maxReceives: MAX_RECEIVES,
      deletionProtection,
      encryptionKey,
    });
    this.function = new NodeFunction(this, 'Handler', {
      code: handlerCode(manifest),
      description: manifest.description,
      timeout: Duration.seconds(manifest.timeoutSeconds),
      memorySize: manifest.memoryMegabytes,
      logRetention,
      encryptionKey,
      environment: {
        ...manifest.environment,
        [PIPELINE_VARIABLE]: pipelineName,
        [HANDLER_ENVIRONMENT.queueUrl]: this.subscriber.queue.queueUrl,
        [HANDLER_ENVIRONMENT.retrySeconds]: JSON.stringify(retrySeconds),
      },
    });
    this.mapping = this.#handle(manifest);
    this.#metrics = new HandlerMetrics(pipelineName, manifest.name);
    this.#quarantineAlarms = quarantineAlarms(this, manifest.name, this.#metrics);
    this.tables = addHandlerTables(this, this.function, props);
    this.#addSecrets(manifest.secrets ?? {});
    this.topics = this.#addTopics(props);
    for (const { actions, resources } of manifest.statements ?? []) {
      this.function.grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({ actions: [...actions], resources: [...resources] }),
      );
    }
  }

  /** Makes it remember in the inbox which events it has applied. */
  rememberIn(inbox: InboxTable, { retentionDays }: { readonly retentionDays: number }): void {
    inbox.grantEntries(this.function, this.subscriber.name);
    this.function.resource.addEnvironment(HANDLER_ENVIRONMENT.inboxTable, inbox.table.tableName);
    this.function.resource.addEnvironment(HANDLER_ENVIRONMENT.inboxRetentionDays, String(retentionDays));
  }

  /** Makes it keep the events that it gives up on, and say every minute how many there are. */
  keepIn(quarantine: QuarantineTable): void {
    quarantine.grantKeeping(this.function, this.subscriber.name);
    const { resource } = this.function;
    resource.addEnvironment(HANDLER_ENVIRONMENT.quarantineTable, quarantine.table.tableName);
    const event = RuleTargetInput.fromObject({ quarantine: 'measure' } satisfies QuarantineRequest);
    const target = new LambdaFunction(resource, { event, retryAttempts: 0, maxEventAge: MEASURE_EVERY });
    new Rule(this, 'EveryMinute', { schedule: Schedule.rate(MEASURE_EVERY), targets: [target] });
  }

  get alarms() {
    const ofTopics = [...this.topics.made.values()].flatMap(({ alarms }) => alarms);
    return [...this.subscriber.alarms, ...this.#quarantineAlarms, ...ofTopics];
  }

  get logs() {
    return { handler: [this.function.logGroup] };
  }

  get figures(): Figures {
    const { name } = this.subscriber;
    const { costs, ...ofSubscriber } = this.subscriber.figures;
    const metric = (metricName: string, statistic: string) =>
      this.#metrics.of(metricName, statistic).with({ label: name });
    return {
      ...ofSubscriber,
      quarantined: [metric(QUARANTINE_METRICS.users, Stats.MAXIMUM)],
      failed: [metric(VERDICT_METRICS.failed, Stats.SUM)],
      eventAges: [{ handler: name, of: (statistic) => metric(EVENT_AGE_METRIC, statistic) }],
      costs: { ...costs, ...functionCosts(name, this.function) },
    };
  }

  get dashboardRows(): readonly DashboardRow[] {
    return this.subscriber.dashboardRows.map((row) => ({
      ...row,
      widgets: [...row.widgets, ...handlerWidgets(this.#metrics, this.function.resource)],
    }));
  }

  #handle({
    batchSize = DEFAULT_BATCH_SIZE,
    maxConcurrency = DEFAULT_CONCURRENCY,
  }: HandlerManifest): SqsEventSource {
    return readQueue(this.function, this.subscriber.queue, {
      batchSize,
      reportBatchItemFailures: true,
      maxConcurrency,
    });
  }

  #addTopics(props: HandlerProps): HandlerTopics {
    const topics = new HandlerTopics(this, 'Topics', { ...props, grantee: this.function });
    if (Object.keys(topics.arns).length > 0) {
      const arns = Stack.of(this).toJsonString(topics.arns);
      this.function.resource.addEnvironment(HANDLER_ENVIRONMENT.topics, arns);
    }
    return topics;
  }

  /** The function learns the names and reads the values by itself: the environment is no place for them. */
  #addSecrets(secrets: Readonly<Record<string, string>>): void {
    const names = Object.entries(secrets);
    if (names.length === 0) return;
    for (const [name, secretName] of names) {
      const { secretArn } = Secret.fromSecretNameV2(this, `Secret-${name}`, secretName);
      const resourceArns = [`${secretArn}-??????`];
      Grant.addToPrincipal({
        grantee: this.function,
        actions: ['secretsmanager:GetSecretValue'],
        resourceArns,
      });
    }
    this.function.resource.addEnvironment(HANDLER_ENVIRONMENT.secrets, Stack.of(this).toJsonString(secrets));
  }
}
