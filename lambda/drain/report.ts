import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { DrainReport } from '../../core/drain/drain.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { DRAIN_METRICS } from './drain-metrics.ts';

/** So many faults are enough to see what is wrong. */
const FAULTS_LOGGED = 5;

/** Writes the log line and the metrics of one run; a run that had nothing to do writes metrics only. */
export function reportDrain(result: DrainReport, now: Date, { logger, metrics }: Telemetry): void {
  const { drained, failed, oldestLeft, listed, faults } = result;
  const oldestParkedAgeSeconds = oldestLeft === undefined ? 0 : (now.getTime() - oldestLeft.getTime()) / 1000;
  metrics.addMetric(DRAIN_METRICS.drained, MetricUnit.Count, drained);
  metrics.addMetric(DRAIN_METRICS.failed, MetricUnit.Count, failed);
  if (listed) metrics.addMetric(DRAIN_METRICS.oldestParkedAge, MetricUnit.Seconds, oldestParkedAgeSeconds);
  metrics.publishStoredMetrics();

  const line = { drained, failed, oldestParkedAgeSeconds };
  if (faults.length > 0) {
    logger.error('drain', {
      ...line,
      faults: faults
        .slice(0, FAULTS_LOGGED)
        .map(({ key, error }) => ({ eventKey: key, ...errorFacts(error) })),
    });
  } else if (drained > 0 || oldestLeft !== undefined) logger.info('drain', line);
}
