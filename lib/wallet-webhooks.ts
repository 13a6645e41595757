import { Validations } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
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
  namedConsumer,
  namedHandler,
  namedSource,
  partProblems,
} from './config/part-rules.ts';
import { PipelineConfigError } from './config/pipeline-config-error.ts';
import { propsProblems } from './config/props-rules.ts';
import { regionProblems } from './config/region-rules.ts';
import { sourceProblems } from './config/source-rules.ts';
import type { DrainFunction } from './drain-function.ts';
import { letLogsIn } from './encryption/key-policy.ts';
import { EventLedger } from './event-ledger.ts';
import { EventTopic } from './event-topic.ts';
import { printFirstSteps } from './first-steps.ts';
import { makeFrontDoor } from './front-door.ts';
import { makeHandOver } from './hand-over.ts';
import type { Handler } from './handler.ts';
import type { DestinationOptions, HttpsDestination } from './https-destination.ts';
import { InboxTable } from './inbox-table.ts';
import type { IntakeApi } from './intake-api.ts';
import type { IntakeFunction } from './intake-function.ts';
import { setAlarmSettings } from './observability/alarm-settings.ts';
import { PipelineDashboard } from './observability/pipeline-dashboard.ts';
import { Operations } from './operations.ts';
import { ParkedEvents } from './parked-events.ts';
import { type PipelineArchive, pipelineArchive } from './pipeline-archive.ts';
import { takePipelineName } from './pipeline-name.ts';
import { PipelineOutputs } from './pipeline-outputs.ts';
import { type PipelineSettings, pipelineSettings } from './pipeline-settings.ts';
import type { PipelineSource } from './pipeline-source.ts';
import { PipelineSubscribers } from './pipeline-subscribers.ts';
import { QuarantineTable } from './quarantine-table.ts';
import { SCHEDULE_FINDINGS } from './review/schedule-findings.ts';
import { SourceHealth } from './source-health.ts';
import { planSource, type SourceOptions, type SourcePlan } from './source-plan.ts';
import { SourceSecrets } from './source-secrets.ts';
import { tagState } from './tag-state.ts';
import type { WalletWebhooksProps } from './wallet-webhooks-props.ts';
import type { WebAcl } from './web-acl.ts';
import type { ConsumerOptions, WebhookConsumer } from './webhook-consumer.ts';

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
    const { intake, drain } = makeHandOver(this, { ...this, settings: this.#settings });
    this.intake = intake;
    this.drain = drain;
    this.#archive = pipelineArchive(this, this.#settings, this);
    const { api, webAcl } = makeFrontDoor(this, { settings: this.#settings, intake });
    this.api = api;
    this.webAcl = webAcl;
    this.#sourceHealth = new SourceHealth(this, 'SourceHealth', this.#settings, this);
    this.#canary = this.#settings.canary ? new Canary(this, 'Canary', this.#settings, this) : undefined;
    if (encryptionKey !== undefined) letLogsIn(this, encryptionKey);
    this.dashboard = this.#makeDashboard();
    this.#outputs = new PipelineOutputs(outputScope);
    this.#outputs.printPipeline(this);
    this.#archive?.print(this.#outputs);
    this.#operations = this.#makeOperations();
    this.#operations.print(this.#outputs);
    this.#subscribers = this.#makeSubscribers();
    const endpoints = () => this.#sources.map(({ name }) => ({ name, url: this.api.url(name) }));
    printFirstSteps(this, this.#outputs, { pipelineName, sources: endpoints });
    this.#outputs.printDomain(this.#settings.domain, this.api.domain);
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
    this.#refuse(this.#subscribers.clashesOf(namedHandler(manifest.name, index)));
    return this.#subscribers.addHandler(manifest);
  }

  /** Adds a queue for another service, with its alarms. */
  addConsumer(name: string, options: ConsumerOptions): WebhookConsumer {
    this.#refuse(consumerOptionProblems(name, options));
    this.#refuse(this.#subscribers.clashesOf(namedConsumer(name)));
    return this.#subscribers.addConsumer(name, options);
  }

  /** Adds a service that each event is posted to, with its queue, its signing secret and its alarms. */
  addDestination(name: string, options: DestinationOptions): HttpsDestination {
    this.#refuse(httpsConsumerProblems(name, options));
    this.#refuse(this.#subscribers.clashesOf(namedConsumer(name)));
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

  #makeOperations(): Operations {
    const parts = { pipeline: this, archive: this.#archive, canary: this.#canary };
    return new Operations(this, 'Operations', { ...parts, settings: this.#settings });
  }

  #makeSubscribers(): PipelineSubscribers {
    const { topic, inbox, quarantine, dashboard } = this;
    const known = { archive: this.#archive, operations: this.#operations, outputs: this.#outputs };
    const hasCanary = this.#canary !== undefined;
    const parts = { topic, inbox, quarantine, dashboard, ...known, hasCanary, settings: this.#settings };
    return new PipelineSubscribers(this, parts);
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

  #partProblems(): string[] {
    const { count: subscribers } = this.#subscribers;
    return partProblems({ owner: 'the pipeline', sources: this.#sources, subscribers });
  }

  #refuse(problems: readonly string[]): void {
    if (problems.length > 0) throw new PipelineConfigError(problems, this.node.path);
  }
}
