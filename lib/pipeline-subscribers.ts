import type { Construct } from 'constructs';
import { CANARY_HANDLER } from '../core/canary/canary-source.ts';
import type { HandlerManifest } from '../lambda/handler-kit/manifest.ts';
import { clashProblems, type Named, namedCanary, namedConsumer, namedHandler } from './config/part-rules.ts';
import type { EventTopic } from './event-topic.ts';
import { Handler } from './handler.ts';
import { type DestinationOptions, HttpsDestination } from './https-destination.ts';
import type { InboxTable } from './inbox-table.ts';
import type { PipelineDashboard } from './observability/pipeline-dashboard.ts';
import type { Operations } from './operations.ts';
import type { PipelineArchive } from './pipeline-archive.ts';
import type { PipelineOutputs } from './pipeline-outputs.ts';
import type { PipelineSettings } from './pipeline-settings.ts';
import type { QuarantineTable } from './quarantine-table.ts';
import { type ConsumerOptions, WebhookConsumer } from './webhook-consumer.ts';

/** The parts of a pipeline that its subscribers have to do with. */
export interface SubscribedPipeline {
  readonly topic: EventTopic;
  readonly inbox: InboxTable;
  readonly quarantine: QuarantineTable;
  readonly dashboard: PipelineDashboard;
  readonly archive: PipelineArchive | undefined;
  readonly operations: Operations;
  readonly outputs: PipelineOutputs;
  /** Whether the stage sends to itself, with a handler of its own. */
  readonly hasCanary: boolean;
  readonly settings: PipelineSettings;
}

/** The subscribers of a pipeline, each made known to whatever has to do with it: archive, operators, outputs, dashboard. */
export class PipelineSubscribers {
  readonly handlers: Handler[] = [];
  /** Without those in stacks of their own. */
  readonly consumers: WebhookConsumer[] = [];
  readonly destinations: HttpsDestination[] = [];
  readonly #scope: Construct;
  readonly #pipeline: SubscribedPipeline;

  constructor(scope: Construct, pipeline: SubscribedPipeline) {
    this.#scope = scope;
    this.#pipeline = pipeline;
  }

  get count(): number {
    return this.handlers.length + this.consumers.length + this.destinations.length;
  }

  /** What is wrong with the name of one that is to be added: handlers and consumers share one namespace. */
  clashesOf(added: Named): string[] {
    const canary = this.#pipeline.hasCanary ? [namedCanary(CANARY_HANDLER)] : [];
    const handlers = this.handlers.map(({ subscriber }, index) => namedHandler(subscriber.name, index));
    const services = [...this.consumers, ...this.destinations];
    const consumers = services.map(({ subscriber }) => namedConsumer(subscriber.name));
    return clashProblems([...canary, ...handlers, ...consumers, added]);
  }

  addHandler(manifest: HandlerManifest): Handler {
    const { topic, inbox, quarantine, dashboard, archive, operations, outputs, settings } = this.#pipeline;
    const handler = new Handler(this.#scope, manifest.name, { ...settings, manifest, topic: topic.topic });
    handler.rememberIn(inbox, { retentionDays: settings.inboxRetention.toDays() });
    outputs.printTopics(manifest.name, handler.topics.made);
    outputs.printTables(manifest.name, handler.tables);
    handler.keepIn(quarantine);
    outputs.printQuarantine(handler.subscriber.name, handler.function.resource.functionName);
    archive?.addHandler(handler, manifest);
    operations.addHandler(handler);
    this.handlers.push(handler);
    dashboard.add(handler);
    return handler;
  }

  addConsumer(name: string, options: ConsumerOptions): WebhookConsumer {
    const { topic, dashboard, archive, operations, settings } = this.#pipeline;
    const { encryptionKey, deletionProtection, outputScope } = settings;
    const consumer = new WebhookConsumer(this.#scope, name, {
      ...options,
      consumerName: name,
      topic: topic.topic,
      encryptionKey,
      deletionProtection,
      outputScope,
    });
    archive?.addConsumer(consumer);
    operations.addConsumer(consumer);
    this.consumers.push(consumer);
    dashboard.add(consumer);
    return consumer;
  }

  addDestination(name: string, options: DestinationOptions): HttpsDestination {
    const { topic, quarantine, dashboard, archive, operations, outputs, settings } = this.#pipeline;
    const destination = new HttpsDestination(this.#scope, name, {
      ...settings,
      name,
      options,
      rotationGraceHours: settings.rotationGrace.toHours(),
      topic: topic.topic,
    });
    destination.handler.keepIn(quarantine);
    outputs.printQuarantine(name, destination.handler.function.resource.functionName);
    archive?.addDestination(destination);
    operations.addDestination(destination);
    this.destinations.push(destination);
    dashboard.add(destination);
    return destination;
  }
}
