import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { CANARY_HANDLER, CANARY_SOURCE } from '../core/canary/canary-source.ts';
import { LOST_AFTER_MILLISECONDS } from '../core/canary/fly.ts';
import { CANARY_METRICS } from '../lambda/canary/canary-metrics.ts';
import { CANARY_ENVIRONMENT } from '../lambda/canary/environment.ts';
import { PIPELINE_VARIABLE } from '../lambda/telemetry-names.ts';
import { canaryAlarms } from './canary/canary-alarms.ts';
import { CanaryHandler } from './canary/canary-handler.ts';
import { CANARY_INTERVAL, CanaryMetrics } from './canary/canary-metrics.ts';
import { canarySecret } from './canary/canary-secret.ts';
import type { DrainFunction } from './drain-function.ts';
import { grantKeyUse } from './encryption/use-key.ts';
import type { EventTopic } from './event-topic.ts';
import type { InboxTable } from './inbox-table.ts';
import type { IntakeApi } from './intake-api.ts';
import type { IntakeFunction } from './intake-function.ts';
import { NodeFunction } from './node-function.ts';
import type { Figures } from './observability/figures.ts';
import { functionCosts } from './observability/function-costs.ts';
import { graph } from './observability/graph.ts';
import type { DashboardRow, Observable } from './observability/observable.ts';
import { packageCode } from './package-code.ts';
import type { PipelineSettings } from './pipeline-settings.ts';
import type { QuarantineTable } from './quarantine-table.ts';
import { planSource } from './source-plan.ts';
import type { WebAcl } from './web-acl.ts';

/** For the answer, the time after which an event is lost, and the last look. */
const TIMEOUT = Duration.seconds(LOST_AFTER_MILLISECONDS / 1_000 + 30);
const MEMORY_MEGABYTES = 256;
/** A flight that could not start is not made up for: the next one comes. */
const NO_SECOND_TRY = { retryAttempts: 0, maxEventAge: Duration.minutes(1) } as const;

/** What the canary flies through. */
export interface WatchedPipeline {
  readonly intake: IntakeFunction;
  readonly api: IntakeApi;
  readonly webAcl: WebAcl;
  readonly topic: EventTopic;
  readonly drain: DrainFunction;
  readonly inbox: InboxTable;
  readonly quarantine: QuarantineTable;
}

/**
 * What looks at the pipeline from outside: every five minutes it delivers a signed event to the public URL, as a provider does,
 * and waits until a handler has it. No other subscriber gets these events, and the archive does not have them.
 *
 *     canary ─► web ACL ─► API ─► intake ─► topic ─► queue ─► canary's handler ─► inbox
 *        └──────────────────────────── looks for it there ────────────────────────┘
 *
 * Defines a Lambda function, its role, its log group, the EventBridge rule that starts it, a signing secret, a handler with its
 * queue, and alarms.
 */
export class Canary extends Construct implements Observable {
  readonly function: NodeFunction;
  readonly handler: CanaryHandler;
  readonly alarms;
  readonly #metrics: CanaryMetrics;

  constructor(scope: Construct, id: string, settings: PipelineSettings, pipeline: WatchedPipeline) {
    super(scope, id);
    const secret = canarySecret(this, 'Secret', settings);
    this.#giveItAWayIn(secret, settings, pipeline);
    this.handler = new CanaryHandler(this, 'Handler', { ...settings, ...pipeline });
    this.function = this.#makeFunction(secret, settings, pipeline);
    this.#metrics = new CanaryMetrics(settings.pipelineName);
    this.alarms = canaryAlarms(this, this.#metrics, pipeline.drain.function.resource);
  }

  get logs() {
    return { canary: [this.function.logGroup, this.handler.function.logGroup] };
  }

  get figures(): Figures {
    return { costs: functionCosts('canary', this.function) };
  }

  get dashboardRows(): readonly DashboardRow[] {
    const { answer, handled, refused, lost } = CANARY_METRICS;
    return [
      {
        kind: 'canary',
        title: 'Canary',
        widgets: [
          graph('Refused and lost', ...[refused, lost].map((metric) => this.#metrics.of(metric, Stats.SUM))),
          graph(
            'Milliseconds to the answer, and until it is handled',
            ...[answer, handled].map((metric) => this.#metrics.of(metric, Stats.MAXIMUM)),
          ),
        ],
      },
    ];
  }

  /** A source as providers have it. Its alarms are the canary's own. */
  #giveItAWayIn(secret: Secret, settings: PipelineSettings, { intake, api, webAcl }: WatchedPipeline): void {
    const source = planSource(CANARY_SOURCE, { allowedCidrs: 'anywhere' }, settings);
    intake.accept(source, secret, settings.encryptionKey);
    api.addSource(CANARY_SOURCE);
    webAcl.addSource(source);
  }

  #makeFunction(secret: Secret, settings: PipelineSettings, { api, inbox }: WatchedPipeline): NodeFunction {
    const { pipelineName, logRetention, encryptionKey } = settings;
    const canary = new NodeFunction(this, 'Canary', {
      code: packageCode('canary'),
      description: 'Sends an event through the pipeline, and looks whether it is handled',
      timeout: TIMEOUT,
      memorySize: MEMORY_MEGABYTES,
      logRetention,
      encryptionKey,
      environment: {
        [PIPELINE_VARIABLE]: pipelineName,
        [CANARY_ENVIRONMENT.url]: api.url(CANARY_SOURCE),
        [CANARY_ENVIRONMENT.secretArn]: secret.secretArn,
        [CANARY_ENVIRONMENT.inboxTable]: inbox.table.tableName,
      },
      ...NO_SECOND_TRY,
    });
    Grant.addToPrincipal({
      grantee: canary,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [secret.secretArn],
    });
    grantKeyUse(this, { key: encryptionKey, grantee: canary, service: 'secretsmanager' });
    inbox.grantReading(canary, CANARY_HANDLER);
    const target = new LambdaFunction(canary.resource, NO_SECOND_TRY);
    new Rule(this, 'EveryFiveMinutes', { schedule: Schedule.rate(CANARY_INTERVAL), targets: [target] });
    return canary;
  }
}
