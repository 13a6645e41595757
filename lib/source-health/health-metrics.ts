import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { SourceName } from '../../core/events/source-name.ts';
import { SOURCE_DIMENSION } from '../../lambda/intake/delivery-metrics.ts';
import {
  type SOURCE_HEALTH_METRICS,
  SOURCE_HEALTH_SERVICE,
} from '../../lambda/source-health/source-health-metrics.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION, SERVICE_DIMENSION } from '../../lambda/telemetry-names.ts';

/** How often the sources are looked at. */
export const LOOK_INTERVAL = Duration.hours(1);

/** What a look measures of one source: one value an hour. */
export function healthMetric(
  metricName: (typeof SOURCE_HEALTH_METRICS)[keyof typeof SOURCE_HEALTH_METRICS],
  { pipelineName, source, statistic }: { pipelineName: string; source: SourceName; statistic: string },
): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    statistic,
    period: LOOK_INTERVAL,
    dimensionsMap: {
      [SERVICE_DIMENSION]: SOURCE_HEALTH_SERVICE,
      [PIPELINE_DIMENSION]: pipelineName,
      [SOURCE_DIMENSION]: source,
    },
  });
}
