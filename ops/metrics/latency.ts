import type { MetricSeries } from '../stage/metric-reader.ts';
import { mostOf } from './read-named.ts';

/** How long something took: half of it at most, and 99 of a hundred. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** Of several stretches of time the worst, since percentiles cannot be added. Undefined where nothing was measured. */
export function latencyOf(p50: MetricSeries, p99: MetricSeries): Latency | undefined {
  const [half, most] = [mostOf(p50), mostOf(p99)];
  return half === undefined || most === undefined ? undefined : { p50: half, p99: most };
}
