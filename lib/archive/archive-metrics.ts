import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ARCHIVE_METRICS, ARCHIVE_SERVICE } from '../../lambda/archive/archive-metrics.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION } from '../../lambda/telemetry-names.ts';

type Measured = (typeof ARCHIVE_METRICS)[keyof typeof ARCHIVE_METRICS];

/** What the archive's writer of one pipeline measures. */
export class ArchiveMetrics {
  readonly #pipelineName: string;

  constructor(pipelineName: string) {
    this.#pipelineName = pipelineName;
  }

  /** How many events or messages there were. */
  count(metricName: Measured): Metric {
    return this.#metric(metricName, { statistic: Stats.SUM });
  }

  /** How long the event waited that waited longest, in seconds. */
  delay(): Metric {
    return this.#metric(ARCHIVE_METRICS.delay, { statistic: Stats.MAXIMUM });
  }

  #metric(metricName: Measured, options: MetricOptions): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      label: metricName,
      dimensionsMap: { service: ARCHIVE_SERVICE, [PIPELINE_DIMENSION]: this.#pipelineName },
      ...options,
    });
  }
}
