import type { DrainReport } from '../../core/drain/drain-report.ts';
import type { Metric } from '../embedded-metrics.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { DRAIN_METRICS } from './drain-metrics.ts';

/** So many faults are enough to see what is wrong. */
const FAULTS_LOGGED = 5;

/** Writes the one line of a run, which is its metrics as well. */
export function reportDrain(result: DrainReport, now: Date, telemetry: Telemetry): void {
  const { drained, failed, setAside, groups, faults } = result;
  telemetry.logAndCount({
    level: faults.length > 0 ? 'error' : 'info',
    message: 'drain',
    facts: {
      drained,
      failed,
      setAside,
      groups,
      oldestParkedAgeSeconds: ageInSeconds(result.oldestLeft, now),
      newestParkedAgeSeconds: ageInSeconds(result.newestLeft, now),
      faults: faults.length > 0 ? faultsToLog(faults) : undefined,
    },
    counts: [{ metrics: metricsOf(result, now) }],
  });
}

function metricsOf(
  { drained, failed, setAside, groups, listed, oldestLeft, newestLeft }: DrainReport,
  now: Date,
): readonly Metric[] {
  const oldest: Metric = [DRAIN_METRICS.oldestParkedAge, 'Seconds', ageInSeconds(oldestLeft, now)];
  const newest: Metric = [DRAIN_METRICS.newestParkedAge, 'Seconds', ageInSeconds(newestLeft, now)];
  return [
    [DRAIN_METRICS.drained, 'Count', drained],
    [DRAIN_METRICS.failed, 'Count', failed],
    [DRAIN_METRICS.setAside, 'Count', setAside],
    [DRAIN_METRICS.parkedGroups, 'Count', groups],
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
