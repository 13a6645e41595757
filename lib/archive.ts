import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ARCHIVE_METRICS } from '../lambda/archive/archive-metrics.ts';
import { archiveAlarms } from './archive/archive-alarms.ts';
import { ArchiveBucket } from './archive/archive-bucket.ts';
import { ArchiveMetrics } from './archive/archive-metrics.ts';
import { ArchiveQueue } from './archive/archive-queue.ts';
import { ArchiveTable } from './archive/archive-table.ts';
import { ArchiveWriter, WRITER_VISIBILITY } from './archive/archive-writer.ts';
import type { KeptState } from './keep-state.ts';
import type { Figures } from './observability/figures.ts';
import { functionCosts } from './observability/function-costs.ts';
import { graph } from './observability/graph.ts';
import type { DashboardRow, Observable } from './observability/observable.ts';

/** What is kept in the archive of a stage. */
export interface ArchiveOptions {
  /**
   * Whether events are kept whose payloads carry key material, encrypted though it is: `dynamic.wallet.delegation.*` and
   * `dynamic.wallet.offlineRecovery.*`.
   * @default false
   */
  readonly keyMaterial?: boolean;
  /**
   * Whether there is a table by which Athena queries the compacted days.
   * @default false
   */
  readonly athena?: boolean;
}

/** What the archive is made of. */
export interface ArchiveProps extends KeptState {
  /** What is kept. */
  readonly options: ArchiveOptions;
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** Where its events come from. */
  readonly topic: ITopic;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** The key of its bucket, its queues and its logs. @default keys that AWS owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The archive: every accepted event, in S3, for as long as the bucket is there.
 *
 *     topic ─► queue ─► writer ─► bucket
 *
 * Defines a bucket, a queue with its dead-letter queues, the function that writes, alarms, and a table for Athena if asked to.
 */
export class Archive extends Construct implements Observable {
  readonly bucket: ArchiveBucket;
  readonly queue: ArchiveQueue;
  readonly writer: ArchiveWriter;
  /** What Athena queries, where it was asked for. */
  readonly table: ArchiveTable | undefined;
  readonly alarms;
  readonly #metrics: ArchiveMetrics;

  constructor(scope: Construct, id: string, { options, ...props }: ArchiveProps) {
    super(scope, id);
    this.bucket = new ArchiveBucket(this, 'Bucket', props);
    this.queue = new ArchiveQueue(this, 'Queue', { ...props, visibilityTimeout: WRITER_VISIBILITY });
    this.writer = new ArchiveWriter(this, 'Writer', {
      ...props,
      keyMaterial: options.keyMaterial ?? false,
      queue: this.queue,
      bucket: this.bucket,
    });
    const { bucket } = this;
    this.table = options.athena ? new ArchiveTable(this, 'Table', { ...props, bucket }) : undefined;
    this.#metrics = new ArchiveMetrics(props.pipelineName);
    this.alarms = archiveAlarms(this, {
      queue: this.queue,
      metrics: this.#metrics,
      writer: this.writer.function.resource,
    });
  }

  get figures(): Figures {
    return { costs: functionCosts("the archive's writer", this.writer.function) };
  }

  get dashboardRows(): readonly DashboardRow[] {
    const { resource: queue, deadLetterQueue, subscriptionDeadLetterQueue } = this.queue;
    const { resource: writer } = this.writer.function;
    const { archived, withheld, notArchived, unreadable } = ARCHIVE_METRICS;
    return [
      {
        kind: 'archive',
        title: 'Archive',
        widgets: [
          graph(
            'Events',
            ...[archived, withheld, notArchived, unreadable].map((metric) => this.#metrics.count(metric)),
          ),
          graph(
            'Waiting and in hand',
            queue.metricApproximateNumberOfMessagesVisible(),
            queue.metricApproximateNumberOfMessagesNotVisible(),
          ),
          graph(
            'Seconds from receipt to the archive, and age of the oldest',
            this.#metrics.delay(),
            queue.metricApproximateAgeOfOldestMessage(),
          ),
          graph(
            'Dead letters',
            deadLetterQueue.metricApproximateNumberOfMessagesVisible({ label: 'not archived' }),
            subscriptionDeadLetterQueue.metricApproximateNumberOfMessagesVisible({ label: 'not delivered' }),
          ),
          graph('Errors and throttles', writer.metricErrors(), writer.metricThrottles()),
        ],
      },
    ];
  }
}
