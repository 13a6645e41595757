import { SOURCE_DIMENSION } from '../../lambda/intake/delivery-metrics.ts';
import {
  SOURCE_HEALTH_METRICS,
  SOURCE_HEALTH_SERVICE,
} from '../../lambda/source-health/source-health-metrics.ts';
import { PipelineMetrics } from '../metrics/pipeline-metrics.ts';
import { readNamed } from '../metrics/read-named.ts';
import type { Stage } from '../stage/stage.ts';

/** There is a look every hour, and one that fails is made up for by the next. */
const LOOKED_MILLISECONDS = 3 * 3_600_000;

/** How silent the last look at the sources found one to be: from 1 on for too long. Undefined where none has looked lately. */
export async function silenceRatio(
  { description, metrics, now }: Stage,
  source: string,
): Promise<number | undefined> {
  const more = { [SOURCE_DIMENSION]: source };
  const { silenceRatio: name } = SOURCE_HEALTH_METRICS;
  const query = new PipelineMetrics(description).of(SOURCE_HEALTH_SERVICE, name, 'Maximum', more);
  const until = now();
  const range = { from: new Date(until.getTime() - LOOKED_MILLISECONDS), until, periodSeconds: 60 };
  return (await readNamed(metrics, { ratio: query }, range)).ratio.at(-1)?.value;
}
