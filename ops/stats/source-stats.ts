import type { Outcome, RefusalReason } from '../../core/intake/receipt.ts';
import { DELIVERY_METRICS, REASON_DIMENSION, REFUSED_METRIC } from '../../lambda/intake/delivery-metrics.ts';
import { OUTCOME_METRICS } from '../../lambda/intake/outcome-metrics.ts';
import { type Latency, latencyOf } from '../metrics/latency.ts';
import { PipelineMetrics } from '../metrics/pipeline-metrics.ts';
import { readNamed, sumOf } from '../metrics/read-named.ts';
import type { MetricQuery, MetricRange } from '../stage/metric-reader.ts';
import type { Stage } from '../stage/stage.ts';
import { type CountRow, countRows, type Totals, totalsOf } from './count-rows.ts';
import { REFUSAL_REASONS } from './refusal-reasons.ts';

/** The deliveries of a source. */
export interface SourceStats {
  readonly source: string;
  /** By outcome, those that there were. */
  readonly outcomes: Totals<Outcome>;
  /** Why deliveries were not acknowledged. */
  readonly reasons: Totals<RefusalReason>;
  /** From the arrival of a delivery to its answer, in milliseconds; of the worst hour or day. */
  readonly answer?: Latency;
  /** From when an event happened to its arrival. */
  readonly lag?: Latency;
  /** Each hour or day in which there was something, oldest first. */
  readonly rows: readonly CountRow<Outcome>[];
}

const OUTCOMES = Object.keys(OUTCOME_METRICS) as Outcome[];

/** Counts the deliveries of a source. */
export async function sourceStats(stage: Stage, source: string, range: MetricRange): Promise<SourceStats> {
  const names = new PipelineMetrics(stage.description);
  const of = (name: string, statistic: string) => names.ofSource(source, name, statistic);
  const outcomes = OUTCOMES.map((outcome) => [outcome, of(OUTCOME_METRICS[outcome], 'Sum')]);
  const reasons = REFUSAL_REASONS.map((reason) => [
    reason,
    names.ofSource(source, REFUSED_METRIC, 'Sum', { [REASON_DIMENSION]: reason }),
  ]);
  const { metrics } = stage;
  const [byOutcome, byReason, latency] = await Promise.all([
    readNamed(metrics, Object.fromEntries(outcomes) as Record<Outcome, MetricQuery>, range),
    readNamed(metrics, Object.fromEntries(reasons) as Record<RefusalReason, MetricQuery>, range),
    readNamed(
      metrics,
      {
        answer50: of(DELIVERY_METRICS.duration, 'p50'),
        answer99: of(DELIVERY_METRICS.duration, 'p99'),
        lag50: of(DELIVERY_METRICS.sourceLag, 'p50'),
        lag99: of(DELIVERY_METRICS.sourceLag, 'p99'),
      },
      range,
    ),
  ]);
  const answer = latencyOf(latency.answer50, latency.answer99);
  const lag = latencyOf(latency.lag50, latency.lag99);
  return {
    source,
    outcomes: totalsOf(byOutcome, sumOf),
    reasons: totalsOf(byReason, sumOf),
    ...(answer === undefined ? {} : { answer }),
    ...(lag === undefined ? {} : { lag }),
    rows: countRows(byOutcome),
  };
}
