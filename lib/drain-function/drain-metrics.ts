import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { DRAIN_METRICS } from '../../lambda/drain/drain-metrics.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION } from '../../lambda/telemetry-names.ts';

/** The drain reports once a run, and its runs start every minute. */
const PERIOD = Duration.minutes(1);

type DrainMetric = (typeof DRAIN_METRICS)[keyof typeof DRAIN_METRICS];

/** What the drain of one pipeline measures. */
export class DrainMetrics {
  readonly #pipelineName: string;

  constructor(pipelineName: string) {
    this.#pipelineName = pipelineName;
  }

  of(metricName: DrainMetric, statistic: string): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      statistic,
      period: PERIOD,
      label: metricName,
      dimensionsMap: { service: 'drain', [PIPELINE_DIMENSION]: this.#pipelineName },
    });
  }
}
