import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { KEEPER_METRICS, KEEPER_SERVICE } from '../../lambda/archive-keeper/keeper-metrics.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION } from '../../lambda/telemetry-names.ts';

/** What was found once a day is told for about as long. */
const PERIOD = Duration.hours(6);

/** What the archive's keeper of one pipeline measures. */
export class KeeperMetrics {
  readonly #pipelineName: string;

  constructor(pipelineName: string) {
    this.#pipelineName = pipelineName;
  }

  /** How many there were. */
  count(metric: keyof typeof KEEPER_METRICS): Metric {
    return this.sum(KEEPER_METRICS[metric]);
  }

  /** The sum of what the keeper counts under a name. */
  sum(metricName: string): Metric {
    return new Metric({
      namespace: METRICS_NAMESPACE,
      metricName,
      label: metricName,
      statistic: Stats.SUM,
      period: PERIOD,
      dimensionsMap: { service: KEEPER_SERVICE, [PIPELINE_DIMENSION]: this.#pipelineName },
    });
  }
}
