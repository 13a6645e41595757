import { type IWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  EVENT_AGE_METRIC,
  MENDED_TEXTS_METRIC,
  QUARANTINE_METRICS,
  STEP_METRICS,
  VERDICT_METRICS,
} from '../../lambda/handler-kit/handler-metrics.ts';
import { graph } from '../observability/graph.ts';
import type { HandlerMetrics } from './handler-metrics.ts';

/** What the dashboard shows of a handler beside its queues. */
export function handlerWidgets(metrics: HandlerMetrics, handler: IFunction): readonly IWidget[] {
  const counts = (names: readonly string[]) => names.map((name) => metrics.of(name, Stats.SUM));
  const percentile = (percent: number) =>
    metrics.of(EVENT_AGE_METRIC, Stats.p(percent)).with({ label: `p${percent}` });
  return [
    graph('Attempts, by outcome', ...counts([...Object.values(VERDICT_METRICS), MENDED_TEXTS_METRIC])),
    graph('Milliseconds from the provider to handled', percentile(50), percentile(99)),
    graph(
      'Users and events in quarantine',
      metrics.of(QUARANTINE_METRICS.users, Stats.MAXIMUM),
      metrics.of(QUARANTINE_METRICS.events, Stats.MAXIMUM),
    ),
    graph('Seconds that the oldest is in quarantine', metrics.of(QUARANTINE_METRICS.oldest, Stats.MAXIMUM)),
    graph('Given up on, tried on', ...counts(Object.values(STEP_METRICS))),
    graph(
      'Errors, throttles and batches of the function',
      handler.metricErrors(),
      handler.metricThrottles(),
      handler.metricInvocations(),
    ),
  ];
}
