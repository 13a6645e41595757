import { Duration, Lazy, Stack, Validations } from 'aws-cdk-lib';
import { type Alarm, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SourceName } from '../core/events/source-name.ts';
import {
  SOURCE_HEALTH_ENVIRONMENT,
  type WatchedSource,
  type WatchedSources,
} from '../lambda/source-health/environment.ts';
import { SOURCE_HEALTH_METRICS } from '../lambda/source-health/source-health-metrics.ts';
import { PIPELINE_VARIABLE } from '../lambda/telemetry-names.ts';
import type { DrainFunction } from './drain-function.ts';
import { NodeFunction } from './node-function.ts';
import type { Figures } from './observability/figures.ts';
import { functionCosts } from './observability/function-costs.ts';
import { graph } from './observability/graph.ts';
import type { DashboardRow, Observable } from './observability/observable.ts';
import { packageCode } from './package-code.ts';
import { failedLooksAlarm, healthAlarms } from './source-health/health-alarms.ts';
import { healthMetric, LOOK_INTERVAL } from './source-health/health-metrics.ts';
import type { SourcePlan } from './source-plan.ts';
import type { DoorMetrics } from './web-acl/door-metrics.ts';
import { sourceRules } from './web-acl/rule-names.ts';

/** A page of 45 days of hours takes a second or two, and a hundred sources a few pages. */
const TIMEOUT = Duration.minutes(2);
const MEMORY_MEGABYTES = 256;
/** What could not start is made up for an hour later. */
const TRIES = { retryAttempts: 1, maxEventAge: Duration.minutes(30) } as const;

/** What looks at the sources, and how. */
export interface SourceHealthProps {
  /** The name of the pipeline, which is what API Gateway calls its API. */
  readonly pipelineName: string;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** The key with which its log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/** What it has to do with of the pipeline. */
export interface WatchedDoor {
  /** What counts deliveries before the intake does. */
  readonly webAcl: { readonly metrics: DoorMetrics };
  /** What runs every minute: where it does and no source is looked at, an alarm says so. */
  readonly drain: DrainFunction;
}

/**
 * What no alarm of CloudWatch can tell by itself, because it takes weeks of hours: whether a source has been silent for too long,
 * and when its provider will switch its endpoint off. A function looks every hour, and measures both.
 *
 * Defines a Lambda function, its role, its log group, the EventBridge rule that starts it, and alarms.
 */
export class SourceHealth extends Construct implements Observable {
  readonly function: NodeFunction;
  readonly alarms: Alarm[];
  readonly #pipelineName: string;
  readonly #sources: Partial<Record<SourceName, WatchedSource>> = {};

  constructor(
    scope: Construct,
    id: string,
    { pipelineName, logRetention, encryptionKey }: SourceHealthProps,
    { webAcl, drain }: WatchedDoor,
  ) {
    super(scope, id);
    this.#pipelineName = pipelineName;
    const watched = (): WatchedSources => ({ sources: this.#sources, ...webAcl.metrics.names });
    this.function = new NodeFunction(this, 'SourceHealth', {
      code: packageCode('source-health'),
      description: 'Measures how silent each source is, and how long its provider will be patient',
      timeout: TIMEOUT,
      memorySize: MEMORY_MEGABYTES,
      logRetention,
      encryptionKey,
      environment: {
        [PIPELINE_VARIABLE]: pipelineName,
        [SOURCE_HEALTH_ENVIRONMENT.apiName]: pipelineName,
        [SOURCE_HEALTH_ENVIRONMENT.watched]: Lazy.string({
          produce: () => Stack.of(this).toJsonString(watched()),
        }),
      },
      ...TRIES,
    });
    this.#letReadMetrics();
    const targets = [new LambdaFunction(this.function.resource, TRIES)];
    new Rule(this, 'EveryHour', { schedule: Schedule.rate(LOOK_INTERVAL), targets });
    const functions = { lookout: this.function.resource, drain: drain.function.resource };
    this.alarms = [failedLooksAlarm(this, functions)];
  }

  /** Looks at the source from now on, and raises alarms on what it shows. */
  addSource({ name, environment, allowedCidrs, expectDeliveryEveryHours }: SourcePlan): void {
    this.#sources[name] = {
      environment,
      ...(allowedCidrs === undefined ? {} : { offListRule: sourceRules(name).offList }),
      ...(expectDeliveryEveryHours === undefined ? {} : { expectDeliveryEveryHours }),
    };
    this.alarms.push(...healthAlarms(this, { pipelineName: this.#pipelineName, source: name }));
  }

  get figures(): Figures {
    return { costs: functionCosts('source-health', this.function) };
  }

  get dashboardRows(): readonly DashboardRow[] {
    const { silenceRatio, patienceHours } = SOURCE_HEALTH_METRICS;
    const names = Object.keys(this.#sources) as SourceName[];
    if (names.length === 0) return [];
    const each = (name: typeof silenceRatio | typeof patienceHours, statistic: string) =>
      names.map((source) =>
        healthMetric(name, { pipelineName: this.#pipelineName, source, statistic }).with({ label: source }),
      );
    return [
      {
        kind: 'source',
        title: 'Patience and silence of the sources',
        widgets: [
          graph(
            'Hours until the provider switches it off, 720 at most',
            ...each(patienceHours, Stats.MINIMUM),
          ),
          graph('Silence: from 1 on it is too long', ...each(silenceRatio, Stats.MAXIMUM)),
        ],
      },
    ];
  }

  #letReadMetrics(): void {
    const actions = ['cloudwatch:GetMetricData'];
    Grant.addToPrincipal({ grantee: this.function, actions, resourceArns: ['*'] });
    Validations.of(this.function).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason:
        'cloudwatch:GetMetricData knows neither resources nor conditions: whoever may read one metric may read all.',
    });
  }
}
