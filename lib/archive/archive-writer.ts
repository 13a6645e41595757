import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { HOT } from '../../core/archive/archive-keys.ts';
import { ARCHIVE_ENVIRONMENT } from '../../lambda/archive/environment.ts';
import { PIPELINE_VARIABLE } from '../../lambda/telemetry-names.ts';
import { NodeFunction } from '../node-function.ts';
import { packageCode } from '../package-code.ts';
import { readQueue } from '../read-queue.ts';
import type { ArchiveBucket } from './archive-bucket.ts';
import type { ArchiveQueue } from './archive-queue.ts';

/** So long events are gathered, so that there are few objects: each costs a request. */
const WINDOW = Duration.minutes(1);
/** As many as a mapping takes. Lambda hands over 6 MB at most, which are about 1,400 events of 3 KB. */
const BATCH_SIZE = 10_000;
/** A backlog of millions is written within the hour, and takes no concurrency of an account from the intake. */
const MAX_CONCURRENCY = 10;
/** The call to S3 may take half of it. */
const TIMEOUT = Duration.minutes(1);
/** 6 MB as messages, as texts, as events and as lines. */
const MEMORY_MEGABYTES = 512;

/**
 * How long a message stays hidden that the writer has: what AWS advises, six times the time-out and the window, so that a throttled
 * batch does not come back while it is still being worked on.
 */
export const WRITER_VISIBILITY = Duration.seconds(TIMEOUT.toSeconds() * 6 + WINDOW.toSeconds());

/** What the writer is told of its pipeline. */
export interface ArchiveWriterProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** Whether events are kept whose payloads carry key material. */
  readonly keyMaterial: boolean;
  /** What it works through. */
  readonly queue: ArchiveQueue;
  /** What it writes to. */
  readonly bucket: ArchiveBucket;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** The key with which its log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The function that writes events into the archive, an object for each batch and day. A message is deleted from the queue when
 * its event is in the bucket, and not before.
 *
 * Defines a Lambda function that is given batches from the queue, its role and its log group.
 */
export class ArchiveWriter extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, props: ArchiveWriterProps) {
    super(scope, id);
    const { pipelineName, keyMaterial, queue, bucket, logRetention, encryptionKey } = props;
    this.function = new NodeFunction(this, 'Writer', {
      code: packageCode('archive'),
      description: 'Writes every event into the archive',
      timeout: TIMEOUT,
      memorySize: MEMORY_MEGABYTES,
      logRetention,
      encryptionKey,
      environment: {
        [PIPELINE_VARIABLE]: pipelineName,
        [ARCHIVE_ENVIRONMENT.bucket]: bucket.resource.bucketName,
        [ARCHIVE_ENVIRONMENT.keyMaterial]: String(keyMaterial),
      },
    });
    bucket.grantWriting(this.function, HOT);
    readQueue(this.function, queue.resource, {
      batchSize: BATCH_SIZE,
      maxBatchingWindow: WINDOW,
      reportBatchItemFailures: true,
      maxConcurrency: MAX_CONCURRENCY,
    });
  }
}
