import { ARCHIVE_METRICS, ARCHIVE_SERVICE } from '../../lambda/archive/archive-metrics.ts';
import { AUDIT_METRICS } from '../../lambda/archive-keeper/audit/audit-metrics.ts';
import { KEEPER_SERVICE } from '../../lambda/archive-keeper/keeper-metrics.ts';
import { PipelineMetrics } from '../metrics/pipeline-metrics.ts';
import { mostOf, readNamed, sumOf } from '../metrics/read-named.ts';
import type { Stage } from '../stage/stage.ts';
import { queuedIn } from '../subscribers/queued-in.ts';

/** The archive, over the last 24 hours. */
export interface ArchiveStatus {
  /** Events that were written. */
  readonly archived: number;
  /** From the receipt of an event to its being written, at most, in seconds. */
  readonly longestDelaySeconds?: number;
  /** Messages in its queue. */
  readonly waiting: number;
  /** Messages that were not written, and messages that SNS could not deliver. */
  readonly dead: number;
  readonly notDelivered: number;
  /** What the last audit found to be wrong; absent where none was made in the last two days. */
  readonly differences?: number;
}

const DAY_MILLISECONDS = 86_400_000;

/** Looks at the archive. */
export async function archiveStatus(
  stage: Stage,
  archive: NonNullable<Stage['description']['archive']>,
): Promise<ArchiveStatus> {
  const [waiting, dead, notDelivered, counts] = await Promise.all([
    queuedIn(stage, archive.queueUrl),
    queuedIn(stage, archive.dlqUrl),
    queuedIn(stage, archive.subscriptionDlqUrl),
    counted(stage),
  ]);
  return { waiting, dead, notDelivered, ...counts };
}

async function counted({ description, metrics, now }: Stage) {
  const names = new PipelineMetrics(description);
  const until = now();
  const range = (days: number) => ({
    from: new Date(until.getTime() - days * DAY_MILLISECONDS),
    until,
    periodSeconds: 3_600,
  });
  const [written, audits] = await Promise.all([
    readNamed(
      metrics,
      {
        archived: names.of(ARCHIVE_SERVICE, ARCHIVE_METRICS.archived, 'Sum'),
        delay: names.of(ARCHIVE_SERVICE, ARCHIVE_METRICS.delay, 'Maximum'),
      },
      range(1),
    ),
    readNamed(metrics, { found: names.of(KEEPER_SERVICE, AUDIT_METRICS.differences, 'Sum') }, range(2)),
  ]);
  const longestDelaySeconds = mostOf(written.delay);
  const differences = audits.found.at(-1)?.value;
  return {
    archived: sumOf(written.archived),
    ...(longestDelaySeconds === undefined ? {} : { longestDelaySeconds }),
    ...(differences === undefined ? {} : { differences }),
  };
}
