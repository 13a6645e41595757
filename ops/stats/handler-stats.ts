import type { Verdict } from '../../core/handling/process-batch.ts';
import { EVENT_AGE_METRIC, STEP_METRICS, VERDICT_METRICS } from '../../lambda/handler-kit/handler-metrics.ts';
import { type Latency, latencyOf } from '../metrics/latency.ts';
import { PipelineMetrics } from '../metrics/pipeline-metrics.ts';
import { readNamed, sumOf } from '../metrics/read-named.ts';
import type { MetricQuery, MetricRange } from '../stage/metric-reader.ts';
import type { Stage } from '../stage/stage.ts';
import { type CountRow, countRows, type Totals, totalsOf } from './count-rows.ts';

/** The attempts of a handler or an https destination. */
export interface HandlerStats {
  readonly handler: string;
  /** By what became of them, those that there were. */
  readonly outcomes: Totals<Verdict>;
  /** Events that it gave up on. */
  readonly givenUp: number;
  /** From when an event happened to when it was handled, in milliseconds; of the worst hour or day. */
  readonly eventAge?: Latency;
  /** Each hour or day in which there was something, oldest first. */
  readonly rows: readonly CountRow<Verdict>[];
}

const VERDICTS = Object.keys(VERDICT_METRICS) as Verdict[];

/** Counts the attempts of a handler. */
export async function handlerStats(
  { description, metrics }: Pick<Stage, 'description' | 'metrics'>,
  handler: string,
  range: MetricRange,
): Promise<HandlerStats> {
  const names = new PipelineMetrics(description);
  const of = (name: string, statistic: string) => names.ofHandler(handler, name, statistic);
  const verdicts = VERDICTS.map((verdict) => [verdict, of(VERDICT_METRICS[verdict], 'Sum')]);
  const [byVerdict, other] = await Promise.all([
    readNamed(metrics, Object.fromEntries(verdicts) as Record<Verdict, MetricQuery>, range),
    readNamed(
      metrics,
      {
        givenUp: of(STEP_METRICS['give-up'], 'Sum'),
        p50: of(EVENT_AGE_METRIC, 'p50'),
        p99: of(EVENT_AGE_METRIC, 'p99'),
      },
      range,
    ),
  ]);
  const eventAge = latencyOf(other.p50, other.p99);
  return {
    handler,
    outcomes: totalsOf(byVerdict, sumOf),
    givenUp: sumOf(other.givenUp),
    ...(eventAge === undefined ? {} : { eventAge }),
    rows: countRows(byVerdict),
  };
}
