import { MathExpression, Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { SourceName } from '../../core/events/source-name.ts';
import type { Outcome, RefusalReason } from '../../core/intake/receipt.ts';
import {
  DELIVERY_METRICS,
  INTAKE_SERVICE,
  REASON_DIMENSION,
  REFUSED_METRIC,
  SOURCE_DIMENSION,
} from '../../lambda/intake/delivery-metrics.ts';
import { OUTCOME_METRICS } from '../../lambda/intake/outcome-metrics.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION } from '../../lambda/telemetry-names.ts';

type DeliveryMetric = (typeof DELIVERY_METRICS)[keyof typeof DELIVERY_METRICS];

/** What the intake says the source is of what is delivered to none. */
export const NO_SOURCE = 'unknown';

/** What the intake of one pipeline measures about the deliveries of one source. */
export class SourceMetrics {
  readonly source: SourceName | typeof NO_SOURCE;
  readonly #dimensions: Readonly<Record<string, string>>;

  constructor(pipelineName: string, source: SourceName | typeof NO_SOURCE) {
    this.source = source;
    this.#dimensions = {
      service: INTAKE_SERVICE,
      [PIPELINE_DIMENSION]: pipelineName,
      [SOURCE_DIMENSION]: source,
    };
  }

  /** How many deliveries had this outcome. */
  outcome(outcome: Outcome, options: MetricOptions = {}): Metric {
    return this.#metric(OUTCOME_METRICS[outcome], { statistic: Stats.SUM, ...options });
  }

  /** How many deliveries had this property. */
  count(metric: DeliveryMetric, options: MetricOptions = {}): Metric {
    return this.#metric(metric, { statistic: Stats.SUM, ...options });
  }

  /** How many deliveries there were, whatever became of them. */
  deliveries(options: MetricOptions = {}): Metric {
    return this.#metric(DELIVERY_METRICS.duration, {
      statistic: Stats.SAMPLE_COUNT,
      label: 'Deliveries',
      ...options,
    });
  }

  /** Every percentile of a time in milliseconds that is asked for. */
  percentiles(metric: DeliveryMetric, ...percents: number[]): Metric[] {
    return percents.map((percent) =>
      this.#metric(metric, { statistic: Stats.p(percent), label: `p${percent}` }),
    );
  }

  /** How many deliveries were refused for this reason. */
  refused(reason: RefusalReason, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName: REFUSED_METRIC,
      dimensionsMap: { ...this.#dimensions, [REASON_DIMENSION]: reason },
      statistic: Stats.SUM,
      ...options,
    });
  }

  /** How many deliveries were refused, one line per reason that occurred. */
  refusedByReason(): MathExpression {
    const schema = [METRICS_NAMESPACE, ...Object.keys(this.#dimensions), REASON_DIMENSION].join(',');
    const values = Object.entries(this.#dimensions).map(([name, value]) => `${name}="${value}"`);
    const search = `{${schema}} MetricName="${REFUSED_METRIC}" ${values.join(' ')}`;
    return new MathExpression({
      expression: `SEARCH('${search}', '${Stats.SUM}')`,
      label: `\${PROP('Dim.${REASON_DIMENSION}')}`,
    });
  }

  #metric(metricName: string, options: MetricOptions): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      dimensionsMap: { ...this.#dimensions },
      ...options,
    });
  }
}
