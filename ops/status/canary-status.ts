import { CANARY_METRICS, CANARY_SERVICE } from '../../lambda/canary/canary-metrics.ts';
import { PipelineMetrics } from '../metrics/pipeline-metrics.ts';
import { mostOf, readNamed, sumOf } from '../metrics/read-named.ts';
import type { Stage } from '../stage/stage.ts';

/** The canary's flights of the last quarter of an hour, of which there should be three. */
export interface CanaryStatus {
  readonly flights: number;
  /** Not answered with 200. */
  readonly refused: number;
  /** Answered with 200 and not handled within a minute. */
  readonly lost: number;
  /** How long the slowest took from its sending until it was handled. Absent where none was. */
  readonly slowestMilliseconds?: number;
}

const LATELY_MILLISECONDS = 15 * 60_000;

/** Looks at the canary by what it counts. */
export async function canaryStatus({ description, metrics, now }: Stage): Promise<CanaryStatus> {
  const names = new PipelineMetrics(description);
  const until = now();
  const range = { from: new Date(until.getTime() - LATELY_MILLISECONDS), until, periodSeconds: 60 };
  const { answer, refused, lost, handled } = CANARY_METRICS;
  const counts = await readNamed(
    metrics,
    {
      flights: names.of(CANARY_SERVICE, answer, 'SampleCount'),
      refused: names.of(CANARY_SERVICE, refused, 'Sum'),
      lost: names.of(CANARY_SERVICE, lost, 'Sum'),
      handled: names.of(CANARY_SERVICE, handled, 'Maximum'),
    },
    range,
  );
  const slowestMilliseconds = mostOf(counts.handled);
  return {
    flights: sumOf(counts.flights),
    refused: sumOf(counts.refused),
    lost: sumOf(counts.lost),
    ...(slowestMilliseconds === undefined ? {} : { slowestMilliseconds }),
  };
}
