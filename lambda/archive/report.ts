import type { BatchReport } from '../../core/archive/write-batch.ts';
import { aboveZero, type Metric } from '../embedded-metrics.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { ARCHIVE_METRICS } from './archive-metrics.ts';

/** So many are enough to see what is wrong. */
const PROBLEMS_LOGGED = 5;

/** When a batch was taken and done with. */
export interface BatchTimes {
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Writes the one line of a batch, which is its metrics as well. */
export function reportBatch(report: BatchReport, times: BatchTimes, telemetry: Telemetry): void {
  const { written, withheld, unreadable, failed } = report;
  const counts = countsOf(report);
  const delaySeconds = longestDelay(report, times);
  telemetry.logAndCount({
    level: failed.length + unreadable.length > 0 ? 'error' : 'info',
    message: 'archive',
    facts: {
      ...counts,
      withheld: withheld.length,
      objects: written.map(({ key, bytes }) => ({ key, bytes })),
      delaySeconds,
      durationMilliseconds: times.endedAt.getTime() - times.startedAt.getTime(),
      problems: unreadable.length > 0 ? unreadable.slice(0, PROBLEMS_LOGGED) : undefined,
      faults: failed.length > 0 ? failed.map(({ key, error }) => ({ key, ...errorFacts(error) })) : undefined,
    },
    counts: [
      {
        metrics: [
          [ARCHIVE_METRICS.archived, 'Count', counts.archived],
          // An alarm adds it to something else: it has a value for each batch.
          [ARCHIVE_METRICS.notArchived, 'Count', counts.notArchived],
          ...aboveZero(
            [ARCHIVE_METRICS.withheld, 'Count', withheld.length],
            [ARCHIVE_METRICS.unreadable, 'Count', counts.unreadable],
          ),
          ...delayMetric(delaySeconds),
        ],
      },
    ],
  });
}

function countsOf({ written, unreadable, failed }: BatchReport) {
  const messages = (objects: readonly { readonly messageIds: readonly string[] }[]) =>
    objects.reduce((sum, { messageIds }) => sum + messageIds.length, 0);
  return { archived: messages(written), notArchived: messages(failed), unreadable: unreadable.length };
}

/** From the earliest receipt to the end, in seconds. Undefined where nothing was written. */
function longestDelay({ written }: BatchReport, { endedAt }: BatchTimes): number | undefined {
  const delays = written.map(({ firstReceived }) => (endedAt.getTime() - Date.parse(firstReceived)) / 1_000);
  return delays.length === 0 ? undefined : Math.max(0, ...delays);
}

function delayMetric(seconds: number | undefined): readonly Metric[] {
  return seconds === undefined ? [] : [[ARCHIVE_METRICS.delay, 'Seconds', seconds]];
}
