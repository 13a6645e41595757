import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { HANDLER_SERVICE, SUBSCRIBER_DIMENSION } from '../../lambda/handler-kit/handler-metrics.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION } from '../../lambda/telemetry-names.ts';

/** A handler says once a minute what is in its quarantine. */
const PERIOD = Duration.minutes(1);

/** What one handler of a pipeline measures. */
export class HandlerMetrics {
  readonly #dimensions: Readonly<Record<string, string>>;

  constructor(pipelineName: string, handler: string) {
    this.#dimensions = {
      service: HANDLER_SERVICE,
      [PIPELINE_DIMENSION]: pipelineName,
      [SUBSCRIBER_DIMENSION]: handler,
    };
  }

  /** One of the kit's metrics. */
  of(metricName: string, statistic: string): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      statistic,
      period: PERIOD,
      label: metricName,
      dimensionsMap: this.#dimensions,
    });
  }
}
