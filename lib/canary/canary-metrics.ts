import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type CANARY_METRICS, CANARY_SERVICE } from '../../lambda/canary/canary-metrics.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION, SERVICE_DIMENSION } from '../../lambda/telemetry-names.ts';

/** How often it flies. */
export const CANARY_INTERVAL = Duration.minutes(5);

type CanaryMetric = (typeof CANARY_METRICS)[keyof typeof CANARY_METRICS];

/** What the canary of one pipeline measures: a value of each a flight. */
export class CanaryMetrics {
  readonly #pipelineName: string;

  constructor(pipelineName: string) {
    this.#pipelineName = pipelineName;
  }

  of(metricName: CanaryMetric, statistic: string): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      statistic,
      period: CANARY_INTERVAL,
      label: metricName,
      dimensionsMap: { [SERVICE_DIMENSION]: CANARY_SERVICE, [PIPELINE_DIMENSION]: this.#pipelineName },
    });
  }
}
