import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type BatchReport, type WriteOptions, writeBatch } from '../../core/archive/write-batch.ts';
import type { Telemetry } from '../telemetry.ts';
import { reportBatch } from './report.ts';

/** What the function works with. */
export interface ArchiveWriter extends WriteOptions {
  readonly now: () => Date;
}

/** Writes a batch into the archive. Lambda deletes from the queue what is written, or withheld, and nothing else. */
export function archiveHandler({ now, ...options }: ArchiveWriter, telemetry: Telemetry) {
  return async ({ Records }: Pick<SQSEvent, 'Records'>): Promise<SQSBatchResponse> => {
    const startedAt = now();
    const report = await writeBatch(Records, options);
    reportBatch(report, { startedAt, endedAt: now() }, telemetry);
    return { batchItemFailures: undone(report).map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

function undone({ unreadable, failed }: BatchReport): string[] {
  return [...unreadable.map(({ messageId }) => messageId), ...failed.flatMap(({ messageIds }) => messageIds)];
}
