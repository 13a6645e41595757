import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SourceName } from '../core/events/source-name.ts';
import type { HandlerManifest } from '../lambda/handler-kit/manifest.ts';
import { Archive, type ArchiveOptions } from './archive.ts';
import { ArchiveAudits } from './archive-keeper/archive-audits.ts';
import { ArchiveForgetting } from './archive-keeper/archive-forgetting.ts';
import { ArchiveReplays } from './archive-keeper/archive-replays.ts';
import { HandlerAudits } from './archive-keeper/handler-audits.ts';
import { ArchiveKeeper } from './archive-keeper.ts';
import type { DrainFunction } from './drain-function.ts';
import type { EventLedger } from './event-ledger.ts';
import type { EventTopic } from './event-topic.ts';
import type { Handler } from './handler.ts';
import type { HttpsDestination } from './https-destination.ts';
import type { InboxTable } from './inbox-table.ts';
import type { Observable } from './observability/observable.ts';
import type { ParkedEvents } from './parked-events.ts';
import type { PipelineOutputs } from './pipeline-outputs.ts';
import type { PipelineSettings } from './pipeline-settings.ts';
import type { QuarantineTable } from './quarantine-table.ts';
import type { WebhookConsumer } from './webhook-consumer.ts';

/** The parts of a pipeline that its archive has to do with. */
export interface ArchivedPipeline {
  readonly topic: EventTopic;
  readonly ledger: EventLedger;
  readonly parked: ParkedEvents;
  readonly drain: DrainFunction;
  readonly inbox: InboxTable;
  readonly quarantine: QuarantineTable;
}

/** The archive of a pipeline, the function that keeps it, and what that function may do for operators. */
export class PipelineArchive {
  readonly archive: Archive;
  readonly keeper: ArchiveKeeper;
  readonly audits: ArchiveAudits;
  readonly #handlerAudits: HandlerAudits;
  readonly #replays: ArchiveReplays;
  readonly #forgetting: ArchiveForgetting;

  constructor(
    scope: Construct,
    { options, ...settings }: PipelineSettings & { readonly options: ArchiveOptions },
    pipeline: ArchivedPipeline,
  ) {
    const { topic, ledger, parked, drain, inbox, quarantine } = pipeline;
    this.archive = new Archive(scope, 'Archive', { ...settings, options, topic: topic.topic });
    const { bucket } = this.archive;
    this.keeper = new ArchiveKeeper(scope, 'ArchiveKeeper', { ...settings, bucket, drain: drain.function });
    const common = { ...settings, keeper: this.keeper.function, bucket };
    this.audits = new ArchiveAudits(this.keeper, 'Audits', {
      ...common,
      ledger,
      ledgerRetentionDays: settings.ledgerRetention.toDays(),
      keyMaterial: options.keyMaterial ?? false,
    });
    this.#handlerAudits = new HandlerAudits(this.keeper, 'HandlerAudits', common);
    this.#replays = new ArchiveReplays(this.keeper, 'Replays', {
      ...common,
      inbox,
      inboxRetentionDays: settings.inboxRetention.toDays(),
    });
    this.#forgetting = new ArchiveForgetting(this.keeper, 'Forgetting', {
      ...common,
      inbox,
      quarantine,
      parked,
    });
  }

  /** What is on the dashboard. */
  get observables(): readonly Observable[] {
    return [this.archive, this.keeper, this.audits, this.#handlerAudits, this.#replays, this.#forgetting];
  }

  addSource(name: SourceName): void {
    this.archive.table?.addSource(name);
  }

  addHandler(handler: Handler, manifest: HandlerManifest): void {
    const { subscriber, tables } = handler;
    const isTold = this.#replays.addSubscriber(subscriber, { inbox: true, quarantine: true });
    if (isTold) this.#handlerAudits.addHandler(handler);
    this.#forgetting.addHandler(manifest, tables);
  }

  addConsumer({ subscriber }: WebhookConsumer): void {
    this.#replays.addSubscriber(subscriber, { inbox: false, quarantine: false });
  }

  addDestination({ subscriber, handler }: HttpsDestination): void {
    const isTold = this.#replays.addSubscriber(subscriber, { inbox: false, quarantine: true });
    if (isTold) this.#handlerAudits.addHandler(handler);
  }

  /** Prints where it is and how it is asked. */
  print(outputs: PipelineOutputs): void {
    const { bucket, table } = this.archive;
    outputs.print('ArchiveBucketName', 'The bucket with every accepted event.', bucket.resource.bucketName);
    if (table !== undefined) {
      const name = `${table.databaseName}.${table.tableName}`;
      outputs.print('ArchiveTable', 'What Athena queries the archive by.', name);
    }
    const { functionName } = this.keeper.function.resource;
    outputs.printArchive(functionName);
    outputs.printAudits(functionName);
    outputs.printReplays(functionName);
    outputs.printForgetting(functionName);
  }
}

/** The archive of a pipeline; undefined, and a warning, where its settings have none. */
export function pipelineArchive(
  scope: Construct,
  settings: PipelineSettings,
  pipeline: ArchivedPipeline,
): PipelineArchive | undefined {
  const { archive: options } = settings;
  if (options !== false) return new PipelineArchive(scope, { ...settings, options }, pipeline);
  Annotations.of(scope).addWarningV2(
    'wallet-webhooks:no-archive',
    'there is no archive (archive: false): no event can be found again, replayed to a handler that had a bug or to a ' +
      'consumer that is added later, or shown to have arrived, and what expires in a dead-letter queue is lost',
  );
  return undefined;
}
