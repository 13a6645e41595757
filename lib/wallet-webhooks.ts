import { Annotations, Validations } from 'aws-cdk-lib';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CANARY_HANDLER } from '../core/canary/canary-source.ts';
import type { SourceName } from '../core/events/source-name.ts';
import type { HandlerManifest } from '../lambda/handler-kit/manifest.ts';
import { AlarmReceivers } from './alarm-receivers.ts';
import type { Archive } from './archive.ts';
import type { ArchiveAudits } from './archive-keeper/archive-audits.ts';
import type { ArchiveKeeper } from './archive-keeper.ts';
import { Canary } from './canary.ts';
import { consumerOptionProblems, httpsConsumerProblems, isHttps } from './config/consumer-rules.ts';
import { handlerProblems } from './config/handler-rules.ts';
import {
  clashProblems,
  type Named,
  namedCanary,
  namedConsumer,
  namedHandler,
  namedSource,
  partProblems,
} from './config/part-rules.ts';
import { PipelineConfigError } from './config/pipeline-config-error.ts';
import { propsProblems } from './config/props-rules.ts';
import { regionProblems } from './config/region-rules.ts';
import { sourceProblems } from './config/source-rules.ts';
import { DrainFunction } from './drain-function.ts';
import { letLogsIn } from './encryption/key-policy.ts';
import { EventLedger } from './event-ledger.ts';
import { EventTopic } from './event-topic.ts';
import { printFirstSteps } from './first-steps.ts';
import type { Handler } from './handler.ts';
import type { DestinationOptions, HttpsDestination } from './https-destination.ts';
import { InboxTable } from './inbox-table.ts';
import { IntakeApi } from './intake-api.ts';
import { IntakeFunction } from './intake-function.ts';
import { setAlarmSettings } from './observability/alarm-settings.ts';
import { PipelineDashboard } from './observability/pipeline-dashboard.ts';
import { Operations } from './operations.ts';
import { ParkedEvents } from './parked-events.ts';
import { PipelineArchive } from './pipeline-archive.ts';
import { takePipelineName } from './pipeline-name.ts';
import { PipelineOutputs } from './pipeline-outputs.ts';
import { type PipelineSettings, pipelineSettings } from './pipeline-settings.ts';
import { PipelineSubscribers } from './pipeline-subscribers.ts';
import { QuarantineTable } from './quarantine-table.ts';
import { SCHEDULE_FINDINGS } from './review/schedule-findings.ts';
import { SourceHealth } from './source-health.ts';
import { planSource, type SourceOptions, type SourcePlan } from './source-plan.ts';
import { SourceSecrets } from './source-secrets.ts';
import { tagState } from './tag-state.ts';
import type { WalletWebhooksProps } from './wallet-webhooks-props.ts';
import { WebAcl } from './web-acl.ts';
import type { ConsumerOptions, WebhookConsumer } from './webhook-consumer.ts';

/** One endpoint of a pipeline. */
export interface PipelineSource {
  /** The source, and the `source` of its events. */
  readonly name: SourceName;
  /** The endpoint to give to the provider. */
  readonly url: string;
  /** What holds the signing secret, once somebody put it. */
  readonly secret: Secret;
}

/**
 * The pipeline: what receives the providers' deliveries, verifies them and hands each event on, once and in order per
 * user, to the handlers and to the queues of other services.
 *
 *     web ACL ─► API ─► intake ─► ledger
 *                          └────► topic ─► queue ─► handler   (one queue per subscriber)
 *                                     └──► queue ─► consumer
 *
 * Defines nothing by itself but outputs: each part is a construct of its own.
 */
export class WalletWebhooks extends Construct {
  /** What its metrics, its API and its dashboard carry, and its alarms are named after. */
  readonly pipelineName: string;
  /** What its alarms notify. Undefined where nobody is told. */
  readonly alarmTopic: ITopic | undefined;
  readonly secrets: SourceSecrets;
  readonly ledger: EventLedger;
  readonly parked: ParkedEvents;
  readonly topic: EventTopic;
  readonly inbox: InboxTable;
  readonly quarantine: QuarantineTable;
  readonly intake: IntakeFunction;
  readonly drain: DrainFunction;
  readonly api: IntakeApi;
  readonly webAcl: WebAcl;
  readonly dashboard: PipelineDashboard;
  readonly #settings: PipelineSettings;
  readonly #outputs: PipelineOutputs;
  readonly #operations: Operations;
  readonly #archive: PipelineArchive | undefined;
  /** What tells of each source that it is silent, or that its provider will switch it off. */
  readonly #sourceHealth: SourceHealth;
  readonly #canary: Canary | undefined;
  readonly #subscribers: PipelineSubscribers;
  readonly #sources: SourcePlan[] = [];

  constructor(scope: Construct, id: string, props: WalletWebhooksProps) {
    super(scope, id);
    this.#refuse(propsProblems(props));
    this.#refuse(regionProblems(this, props));
    this.#settings = pipelineSettings(this, props);
    const { pipelineName, encryptionKey, outputScope } = this.#settings;
    const { ledgerTable, parkedTable, inboxTable, quarantineTable } = this.#settings;
    this.pipelineName = pipelineName;
    takePipelineName(this, pipelineName);
    tagState(this, pipelineName);
    Validations.of(this).acknowledge(...SCHEDULE_FINDINGS);
    this.alarmTopic = new AlarmReceivers(this, 'AlarmReceivers', this.#settings).topic;
    setAlarmSettings(this, { owner: pipelineName, topic: this.alarmTopic });

    this.secrets = new SourceSecrets(this, 'Secrets', this.#settings);
    this.ledger = new EventLedger(this, 'Ledger', { ...this.#settings, table: ledgerTable });
    this.parked = new ParkedEvents(this, 'Parked', { ...this.#settings, table: parkedTable });
    this.topic = new EventTopic(this, 'Events', this.#settings);
    this.topic.allowSubscribersFrom(this.#settings.allowSubscribersFrom);
    this.inbox = new InboxTable(this, 'Inbox', { ...this.#settings, table: inboxTable });
    this.quarantine = new QuarantineTable(this, 'Quarantine', { ...this.#settings, table: quarantineTable });
    this.intake = this.#makeIntake();
    this.drain = this.#makeDrain();
    this.intake.wake(this.drain);
    this.#archive = this.#makeArchive();
    this.api = this.#makeApi();
    this.webAcl = this.#makeWebAcl();
    this.#sourceHealth = new SourceHealth(this, 'SourceHealth', this.#settings, this);
    this.#canary = this.#settings.canary ? new Canary(this, 'Canary', this.#settings, this) : undefined;
    if (encryptionKey !== undefined) letLogsIn(this, encryptionKey);
    this.dashboard = this.#makeDashboard();
    this.#outputs = new PipelineOutputs(outputScope);
    this.#outputs.printRefusedEvents(this.drain.function.resource.functionName);
    this.#outputs.print('DashboardUrl', 'What to look at first.', this.dashboard.url);
    this.#outputs.print(
      'EventTopicArn',
      'What a WebhookConsumer of another stack subscribes to.',
      this.topic.topic.topicArn,
    );
    this.#archive?.print(this.#outputs);
    this.#operations = this.#makeOperations();
    this.#operations.print(this.#outputs);
    this.#subscribers = this.#makeSubscribers();
    const endpoints = () => this.#sources.map(({ name }) => ({ name, url: this.api.url(name) }));
    printFirstSteps(this, this.#outputs, { pipelineName, sources: endpoints });
    this.#printDomain();
    this.node.addValidation({ validate: () => this.#partProblems() });
    this.#addParts(props);
  }

  /** Undefined where the pipeline has none. */
  get archive(): Archive | undefined {
    return this.#archive?.archive;
  }

  /** The function that compacts the archive and is asked things of it. */
  get archiveKeeper(): ArchiveKeeper | undefined {
    return this.#archive?.keeper;
  }

  /** What shows that the archive is complete. */
  get archiveAudits(): ArchiveAudits | undefined {
    return this.#archive?.audits;
  }

  /** The handlers so far. */
  get handlers(): readonly Handler[] {
    return this.#subscribers.handlers;
  }

  /** The consumers so far, without those in stacks of their own. */
  get consumers(): readonly WebhookConsumer[] {
    return this.#subscribers.consumers;
  }

  /** The https destinations so far. */
  get destinations(): readonly HttpsDestination[] {
    return this.#subscribers.destinations;
  }

  /** Adds an endpoint of a provider: its path, its signing secret, its rules in the web ACL and its alarms. */
  addSource(name: SourceName, options: SourceOptions = {}): PipelineSource {
    this.#refuse(sourceProblems(name, options));
    this.#refuse(clashProblems([...this.#sources.map((source) => source.name), name].map(namedSource)));
    const source = planSource(name, options, this.#settings);
    this.#sources.push(source);
    const secret = this.secrets.add(name);
    this.intake.accept(source, secret, this.#settings.encryptionKey);
    this.api.addSource(name);
    this.webAcl.addSource(source);
    this.#sourceHealth.addSource(source);
    this.#archive?.addSource(name);
    const url = this.api.url(name);
    this.#outputs.printSource({ name, url, secretArn: secret.secretArn });
    this.#operations.addSource({ name, url, secret });
    return { name, url, secret };
  }

  /** Adds a Lambda function that handles events, with its queue, its tables and its alarms. */
  addHandler(manifest: HandlerManifest): Handler {
    const index = this.handlers.length;
    this.#refuse(handlerProblems(manifest, index));
    this.#refuse(this.#subscriberClashes(namedHandler(manifest.name, index)));
    return this.#subscribers.addHandler(manifest);
  }

  /** Adds a queue for another service, with its alarms. */
  addConsumer(name: string, options: ConsumerOptions): WebhookConsumer {
    this.#refuse(consumerOptionProblems(name, options));
    this.#refuse(this.#subscriberClashes(namedConsumer(name)));
    return this.#subscribers.addConsumer(name, options);
  }

  /** Adds a service that each event is posted to, with its queue, its signing secret and its alarms. */
  addDestination(name: string, options: DestinationOptions): HttpsDestination {
    this.#refuse(httpsConsumerProblems(name, options));
    this.#refuse(this.#subscriberClashes(namedConsumer(name)));
    return this.#subscribers.addDestination(name, options);
  }

  #addParts({ sources = {}, handlers = [], consumers = {} }: WalletWebhooksProps): void {
    for (const [name, options] of Object.entries(sources)) this.addSource(name as SourceName, options);
    for (const manifest of handlers) this.addHandler(manifest);
    for (const [name, options] of Object.entries(consumers)) {
      if (isHttps(options)) this.addDestination(name, options);
      else this.addConsumer(name, options);
    }
  }

  /** Whoever gave a zone has nothing left to do. */
  #printDomain(): void {
    const { domain } = this.#settings;
    if (domain === undefined || domain.hostedZone !== undefined || this.api.domain === undefined) return;
    const description = `What ${domain.name} must be an alias of, for A and AAAA, or have as its CNAME.`;
    this.#outputs.print('DomainTarget', description, this.api.domain.target);
  }

  #makeArchive(): PipelineArchive | undefined {
    const { archive: options } = this.#settings;
    if (options !== false) return new PipelineArchive(this, { ...this.#settings, options }, this);
    Annotations.of(this).addWarningV2(
      'wallet-webhooks:no-archive',
      'there is no archive (archive: false): no event can be found again, replayed to a handler that had a bug or to a ' +
        'consumer that is added later, or shown to have arrived, and what expires in a dead-letter queue is lost',
    );
    return undefined;
  }

  #makeOperations(): Operations {
    const parts = { pipeline: this, archive: this.#archive, canary: this.#canary };
    return new Operations(this, 'Operations', { ...parts, settings: this.#settings });
  }

  #makeSubscribers(): PipelineSubscribers {
    const { topic, inbox, quarantine, dashboard } = this;
    const known = { archive: this.#archive, operations: this.#operations, outputs: this.#outputs };
    const parts = { topic, inbox, quarantine, dashboard, ...known, settings: this.#settings };
    return new PipelineSubscribers(this, parts);
  }

  #makeIntake(): IntakeFunction {
    const intake = new IntakeFunction(this, 'Intake', this.#settings);
    intake.recordIn(this.ledger, { retentionDays: this.#settings.ledgerRetention.toDays() });
    intake.parkIn(this.parked);
    intake.publishTo(this.topic);
    return intake;
  }

  #makeDrain(): DrainFunction {
    const drain = new DrainFunction(this, 'Drain', { ...this.#settings, intake: this.intake.function });
    drain.drain(this.parked);
    drain.recordIn(this.ledger, { retentionDays: this.#settings.ledgerRetention.toDays() });
    drain.publishTo(this.topic);
    return drain;
  }

  #makeApi(): IntakeApi {
    return new IntakeApi(this, 'Api', {
      ...this.#settings,
      apiName: this.pipelineName,
      intake: this.intake.function,
    });
  }

  #makeWebAcl(): WebAcl {
    const webAcl = new WebAcl(this, 'WebAcl', this.#settings);
    webAcl.protect(this.api.stage);
    return webAcl;
  }

  #makeDashboard(): PipelineDashboard {
    const { intake, api, webAcl, ledger, topic, drain, parked, inbox, quarantine } = this;
    const deliveries = [intake, this.#sourceHealth];
    const ofArchive = this.#archive?.observables ?? [];
    const stores = [ledger, parked, inbox, quarantine];
    const canary = this.#canary === undefined ? [] : [this.#canary];
    return new PipelineDashboard(this, 'Dashboard', {
      title: this.pipelineName,
      parts: [...deliveries, api, webAcl, topic, drain, ...stores, ...ofArchive, ...canary],
      serviceLevel: this.#settings.serviceLevel,
    });
  }

  /** Handlers and consumers share one namespace. */
  #subscriberClashes(added: Named): string[] {
    const handlers = this.handlers.map(({ subscriber }, index) => namedHandler(subscriber.name, index));
    const own = this.#canary === undefined ? [] : [namedCanary(CANARY_HANDLER)];
    const services = [...this.consumers, ...this.destinations];
    const consumers = services.map(({ subscriber }) => namedConsumer(subscriber.name));
    return clashProblems([...own, ...handlers, ...consumers, added]);
  }

  #partProblems(): string[] {
    const { count: subscribers } = this.#subscribers;
    return partProblems({ owner: 'the pipeline', sources: this.#sources, subscribers });
  }

  #refuse(problems: readonly string[]): void {
    if (problems.length > 0) throw new PipelineConfigError(problems, this.node.path);
  }
}
