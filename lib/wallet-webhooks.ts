import { Construct } from 'constructs';
import { definePipeline } from './config/define-pipeline.ts';
import type { PipelineConfig } from './config/pipeline-config.ts';
import { planStage, type StagePlan } from './config/stage-plan.ts';
import { Consumer } from './consumer.ts';
import { DrainFunction } from './drain-function.ts';
import { EventLedger } from './event-ledger.ts';
import { EventTopic } from './event-topic.ts';
import { Handler } from './handler.ts';
import { InboxTable } from './inbox-table.ts';
import { IntakeApi } from './intake-api.ts';
import { IntakeFunction } from './intake-function.ts';
import { PipelineDashboard } from './observability/pipeline-dashboard.ts';
import { SourceSecrets } from './source-secrets.ts';
import { WebAcl } from './web-acl.ts';

/** What the pipeline is made of. */
export interface WalletWebhooksProps {
  /** The pipeline, as `definePipeline` takes it. */
  readonly pipeline: PipelineConfig;
  /** Which of its stages this is. */
  readonly stage: string;
}

/**
 * The pipeline: what receives the providers' deliveries, verifies them and hands each event on, once and in order per
 * user, to the handlers and to the queues of other services.
 *
 *     web ACL ─► API ─► intake ─► ledger
 *                          └────► topic ─► queue ─► handler   (one queue per subscriber)
 *                                     └──► queue ─► consumer
 *
 * Defines nothing by itself: each part is a construct of its own.
 */
export class WalletWebhooks extends Construct {
  readonly plan: StagePlan;
  readonly secrets: SourceSecrets;
  readonly ledger: EventLedger;
  readonly topic: EventTopic;
  readonly inbox: InboxTable;
  readonly intake: IntakeFunction;
  readonly drain: DrainFunction;
  readonly api: IntakeApi;
  readonly webAcl: WebAcl;
  readonly handlers: readonly Handler[];
  readonly consumers: readonly Consumer[];
  readonly dashboard: PipelineDashboard;

  constructor(scope: Construct, id: string, { pipeline, stage }: WalletWebhooksProps) {
    super(scope, id);
    this.plan = planStage(definePipeline(pipeline), stage);
    const { deletionProtection } = this.plan.settings;

    this.secrets = new SourceSecrets(this, 'Secrets', { sources: this.#sourceNames() });
    this.ledger = new EventLedger(this, 'Ledger', { deletionProtection });
    this.topic = new EventTopic(this, 'Events');
    this.inbox = new InboxTable(this, 'Inbox', { deletionProtection });
    this.intake = this.#makeIntake();
    this.drain = this.#makeDrain();
    this.api = this.#makeApi();
    this.webAcl = this.#makeWebAcl();
    this.handlers = this.#makeHandlers();
    this.consumers = this.#makeConsumers();
    this.dashboard = this.#makeDashboard();
  }

  #makeIntake(): IntakeFunction {
    const { stage, sources, settings } = this.plan;
    const intake = new IntakeFunction(this, 'Intake', { stage, logRetention: settings.logRetentionDays });
    intake.accept(sources, this.secrets, settings);
    intake.recordIn(this.ledger, { retentionDays: settings.ledgerRetentionDays });
    intake.publishTo(this.topic);
    return intake;
  }

  #makeDrain(): DrainFunction {
    const { stage, settings } = this.plan;
    const drain = new DrainFunction(this, 'Drain', { stage, logRetention: settings.logRetentionDays });
    drain.drain(this.ledger, { retentionDays: settings.ledgerRetentionDays });
    drain.publishTo(this.topic);
    return drain;
  }

  #makeApi(): IntakeApi {
    const { stage, settings } = this.plan;
    return new IntakeApi(this, 'Api', {
      stage,
      sources: this.#sourceNames(),
      intake: this.intake.function,
      logRetention: settings.logRetentionDays,
      throttle: settings.throttle,
    });
  }

  #makeWebAcl(): WebAcl {
    const { sources, settings } = this.plan;
    const webAcl = new WebAcl(this, 'WebAcl', { sources, logRetention: settings.logRetentionDays });
    webAcl.protect(this.api.stage);
    return webAcl;
  }

  #makeHandlers(): Handler[] {
    const { stage, handlers, settings } = this.plan;
    return handlers.map((manifest) => {
      const handler = new Handler(this, manifest.name, {
        manifest,
        stage,
        topic: this.topic,
        logRetention: settings.logRetentionDays,
        deletionProtection: settings.deletionProtection,
      });
      handler.rememberIn(this.inbox, { retentionDays: settings.inboxRetentionDays });
      return handler;
    });
  }

  #makeConsumers(): Consumer[] {
    return this.plan.consumers.map((plan) => new Consumer(this, plan.name, { plan, topic: this.topic }));
  }

  #makeDashboard(): PipelineDashboard {
    const { stage, settings } = this.plan;
    return new PipelineDashboard(this, 'Dashboard', {
      title: `Wallet webhooks, ${stage}`,
      parts: [
        this.intake,
        this.api,
        this.webAcl,
        this.ledger,
        this.topic,
        this.drain,
        ...this.handlers,
        ...this.consumers,
      ],
      ...(settings.alarmTopicArn === undefined ? {} : { alarmTopicArn: settings.alarmTopicArn }),
    });
  }

  #sourceNames() {
    return this.plan.sources.map(({ name }) => name);
  }
}
