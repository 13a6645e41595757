import type { DrainReport } from '../../core/drain/drain-report.ts';
import { aboveZero, type Metric } from '../embedded-metrics.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { DRAIN_METRICS } from './drain-metrics.ts';

/** So many faults are enough to see what is wrong. */
const FAULTS_LOGGED = 5;

/** When a run began and ended. */
export interface RunTimes {
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Writes the one line of a run, which is its metrics as well. */
export function reportDrain(
  result: DrainReport,
  { startedAt, endedAt }: RunTimes,
  telemetry: Telemetry,
): void {
  const { drained, failed, setAside, groups, faults } = result;
  telemetry.logAndCount({
    level: faults.length > 0 ? 'error' : 'info',
    message: 'drain',
    facts: {
      drained,
      failed,
      setAside,
      groups,
      oldestParkedAgeSeconds: ageInSeconds(result.oldestLeft, endedAt),
      newestParkedAgeSeconds: ageInSeconds(result.newestLeft, endedAt),
      durationMilliseconds: endedAt.getTime() - startedAt.getTime(),
      faults: faults.length > 0 ? faultsToLog(faults) : undefined,
    },
    counts: [{ metrics: metricsOf(result, endedAt) }],
  });
}

function metricsOf(
  { drained, failed, setAside, groups, listed, oldestLeft, newestLeft }: DrainReport,
  now: Date,
): readonly Metric[] {
  const oldest: Metric = [DRAIN_METRICS.oldestParkedAge, 'Seconds', ageInSeconds(oldestLeft, now)];
  const newest: Metric = [DRAIN_METRICS.newestParkedAge, 'Seconds', ageInSeconds(newestLeft, now)];
  return [
    ...aboveZero(
      [DRAIN_METRICS.drained, 'Count', drained],
      [DRAIN_METRICS.failed, 'Count', failed],
      [DRAIN_METRICS.setAside, 'Count', setAside],
      [DRAIN_METRICS.parkedGroups, 'Count', groups],
    ),
    ...(listed ? [oldest] : []),
    ...(newestLeft === undefined ? [] : [newest]),
  ];
}

function ageInSeconds(parkedAt: Date | undefined, now: Date): number {
  return parkedAt === undefined ? 0 : Math.max(0, (now.getTime() - parkedAt.getTime()) / 1000);
}

function faultsToLog(faults: DrainReport['faults']) {
  return faults.slice(0, FAULTS_LOGGED).map(({ key, error }) => ({ eventKey: key, ...errorFacts(error) }));
}
