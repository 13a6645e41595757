import type { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

/** What is added up, and how. */
export interface Total {
  readonly label: string;
  /** What the ids of the metrics begin with, which must be of this total alone in its widget. */
  readonly prefix: string;
  readonly metrics: readonly IMetric[];
  readonly period: Duration;
}

/** The sum of metrics, of which some may have no value. Nothing where there are none. */
export function total({ label, prefix, metrics, period }: Total): IMetric[] {
  if (metrics.length === 0) return [];
  const ids = metrics.map((_, index) => `${prefix}${index}`);
  return [
    new MathExpression({
      expression: `SUM([${ids.join(',')}])`,
      label,
      period,
      usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`${prefix}${index}`, metric])),
    }),
  ];
}
