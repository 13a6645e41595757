import type { CloudWatchMetrics } from '../../aws/operator/cloudwatch-metrics.ts';
import { METRICS_NAMESPACE } from '../../lambda/telemetry-names.ts';
import type { MetricQuery, MetricRange, MetricReader, MetricSeries } from './metric-reader.ts';

/** Who knows which of the metrics of the stage on this machine. */
export interface LocalMetricSources {
  /** What the functions count in their logs. */
  readonly logs: MetricReader;
  /** What the services themselves know, such as how long a queue's oldest message has waited. */
  readonly services: () => Promise<Pick<CloudWatchMetrics, 'read'>>;
}

/** The metrics of the stage on this machine: the functions' own from their logs, all others from the services. */
export class LocalMetrics implements MetricReader {
  readonly #sources: LocalMetricSources;

  constructor(sources: LocalMetricSources) {
    this.#sources = sources;
  }

  async read(queries: readonly MetricQuery[], range: MetricRange): Promise<readonly MetricSeries[]> {
    const own = queries.filter(isOwn);
    const others = queries.filter((query) => !isOwn(query));
    const { logs, services } = this.#sources;
    const [ofOwn, ofOthers] = await Promise.all([
      own.length === 0 ? [] : logs.read(own, range),
      others.length === 0 ? [] : services().then((metrics) => metrics.read(others, range)),
    ]);
    const [inOwn, inOthers] = [ofOwn.values(), ofOthers.values()];
    return queries.map((query) => (isOwn(query) ? inOwn : inOthers).next().value ?? []);
  }
}

function isOwn({ namespace }: MetricQuery): boolean {
  return namespace === METRICS_NAMESPACE;
}
