import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { DrainReport } from '../../core/drain/drain-report.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { DRAIN_METRICS } from './drain-metrics.ts';

/** So many faults are enough to see what is wrong. */
const FAULTS_LOGGED = 5;

/** Writes the log line and the metrics of one run; a run that had nothing to do writes metrics only. */
export function reportDrain(result: DrainReport, now: Date, { logger, metrics }: Telemetry): void {
  const { drained, failed, setAside, groups, listed, faults } = result;
  const oldestParkedAgeSeconds = ageInSeconds(result.oldestLeft, now);
  const newestParkedAgeSeconds = ageInSeconds(result.newestLeft, now);
  metrics.addMetric(DRAIN_METRICS.drained, MetricUnit.Count, drained);
  metrics.addMetric(DRAIN_METRICS.failed, MetricUnit.Count, failed);
  metrics.addMetric(DRAIN_METRICS.setAside, MetricUnit.Count, setAside);
  metrics.addMetric(DRAIN_METRICS.parkedGroups, MetricUnit.Count, groups);
  if (listed) metrics.addMetric(DRAIN_METRICS.oldestParkedAge, MetricUnit.Seconds, oldestParkedAgeSeconds);
  if (result.newestLeft !== undefined) {
    metrics.addMetric(DRAIN_METRICS.newestParkedAge, MetricUnit.Seconds, newestParkedAgeSeconds);
  }
  metrics.publishStoredMetrics();

  const line = { drained, failed, setAside, groups, oldestParkedAgeSeconds, newestParkedAgeSeconds };
  if (faults.length > 0) logger.error('drain', { ...line, faults: faultsToLog(faults) });
  else if (drained > 0 || groups > 0) logger.info('drain', line);
}

function ageInSeconds(parkedAt: Date | undefined, now: Date): number {
  return parkedAt === undefined ? 0 : Math.max(0, (now.getTime() - parkedAt.getTime()) / 1000);
}

function faultsToLog(faults: DrainReport['faults']) {
  return faults.slice(0, FAULTS_LOGGED).map(({ key, error }) => ({ eventKey: key, ...errorFacts(error) }));
}
