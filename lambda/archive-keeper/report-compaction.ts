import { type CompactionReport, problemsOf } from '../../core/archive/compaction/compact-days.ts';
import type { Telemetry } from '../telemetry.ts';
import { KEEPER_METRICS } from './keeper-metrics.ts';

/** So many are enough to see what is wrong. */
const PROBLEMS_LOGGED = 20;

/** When a run began and ended. */
export interface RunTimes {
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Writes the one line of a run, which is its metrics as well. */
export function reportCompaction(report: CompactionReport, times: RunTimes, telemetry: Telemetry): void {
  const { days, left } = report;
  const problems = problemsOf(report);
  telemetry.logAndCount({
    level: problems.length > 0 ? 'error' : 'info',
    message: 'compaction',
    facts: {
      days: days.map(({ day, manifests, objectsRemoved }) => ({
        day,
        objectsRemoved,
        rows: Object.fromEntries(manifests.map(({ source, file }) => [source, file.rows])),
      })),
      left: left.length > 0 ? left : undefined,
      damaged: problems.length,
      problems: problems.length > 0 ? problems.slice(0, PROBLEMS_LOGGED) : undefined,
      durationMilliseconds: times.endedAt.getTime() - times.startedAt.getTime(),
    },
    counts: [
      {
        metrics: [
          [KEEPER_METRICS.daysCompacted, 'Count', days.length],
          [KEEPER_METRICS.daysNotCompacted, 'Count', left.length],
          [KEEPER_METRICS.damaged, 'Count', problems.length],
        ],
      },
    ],
  });
}
