import { METRICS_NAMESPACE } from './telemetry-names.ts';

/** One value of a metric, with CloudWatch's unit. */
export type Metric = readonly [name: string, unit: 'Count' | 'Milliseconds' | 'Seconds', value: number];

/** Metrics that have the same dimensions. */
export interface MetricSet {
  /** Beside those that all metrics of the function have. @default none */
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly metrics: readonly Metric[];
}

/** Those that counted something. A metric is paid for in every hour in which it has a value, and a graph shows none as it shows 0. */
export function aboveZero(...metrics: readonly Metric[]): readonly Metric[] {
  return metrics.filter(([, , value]) => value > 0);
}

/**
 * What makes metrics of a line of JSON: CloudWatch's embedded metric format. The line must have each dimension and each
 * value as a field of its own, which is here too.
 */
export function embeddedMetrics(
  sets: readonly MetricSet[],
  common: Readonly<Record<string, string>>,
  at: Date,
): Readonly<Record<string, unknown>> {
  const directives = sets.map(({ dimensions, metrics }) => ({
    Namespace: METRICS_NAMESPACE,
    Dimensions: [Object.keys({ ...common, ...dimensions })],
    // A count without a unit is the same count, and a line is paid for by its bytes.
    Metrics: metrics.map(([Name, Unit]) => (Unit === 'Count' ? { Name } : { Name, Unit })),
  }));
  const values = sets.flatMap(({ metrics }) => metrics.map(([name, , value]) => [name, value] as const));
  return {
    ...Object.assign({}, common, ...sets.map(({ dimensions }) => dimensions)),
    ...Object.fromEntries(values),
    _aws: { Timestamp: at.getTime(), CloudWatchMetrics: directives },
  };
}
