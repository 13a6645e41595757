import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Outcome } from '../../core/intake/receipt.ts';
import { DELIVERY_METRICS } from '../../lambda/intake/delivery-metrics.ts';
import { graph } from '../observability/graph.ts';
import type { DashboardRow } from '../observability/observable.ts';
import type { SourceMetrics } from './source-metrics.ts';

const TAKEN_IN: readonly Outcome[] = ['accepted', 'duplicate', 'parked'];
const REFUSED: readonly Outcome[] = ['rejected', 'malformed', 'too-large', 'unavailable'];

/** What the dashboard shows of the deliveries of one source. */
export function sourceRow(metrics: SourceMetrics): DashboardRow {
  const { degraded, verifiedByPreviousSecret, unknownType, unclearTime, drift, duration, sourceLag } =
    DELIVERY_METRICS;
  return {
    kind: 'source',
    title: `Deliveries of ${metrics.source}`,
    widgets: [
      graph('Taken in', ...TAKEN_IN.map((outcome) => named(metrics.outcome(outcome)))),
      graph('Refused', ...REFUSED.map((outcome) => named(metrics.outcome(outcome)))),
      graph('Refused, by reason', metrics.refusedByReason()),
      graph(
        'Worth a look',
        ...[degraded, verifiedByPreviousSecret, unknownType, unclearTime, drift].map((metric) =>
          named(metrics.count(metric)),
        ),
      ),
      graph('Milliseconds to answer', ...metrics.percentiles(duration, 50, 99)),
      graph('Milliseconds from event to arrival', ...metrics.percentiles(sourceLag, 50, 90)),
    ],
  };
}

/** Where CloudWatch chooses the label of a line, it may choose the source, which is the same for all. */
function named(metric: Metric): Metric {
  return metric.with({ label: metric.metricName });
}
