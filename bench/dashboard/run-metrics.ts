import { LogFiles } from '../../ops/stage/log-files.ts';
import { LogMetrics } from '../../ops/stage/log-metrics.ts';
import { statisticOf } from '../../ops/stage/statistic-of.ts';
import type { Series } from './expression.ts';
import type { AskedMetric } from './widget.ts';

/** When a run was, and how long a point is. */
export interface RunRange {
  readonly from: Date;
  readonly until: Date;
  readonly periodSeconds: number;
}

/** A value of a service's own metric that was seen while the pipeline ran. */
interface Seen {
  readonly at: number;
  readonly value: number;
}

const OWN_NAMESPACE = 'WalletWebhooks';

/** The metrics of a run on this machine: what the functions count in their logs, and what was seen of the services. */
export class RunMetrics {
  readonly #logDirectory: string;
  readonly #seen = new Map<string, Seen[]>();

  constructor(logDirectory: string) {
    this.#logDirectory = logDirectory;
  }

  /** Notes what happened just now, as the service would count it. */
  see(namespace: string, name: string, dimensions: Readonly<Record<string, string>>, value: number): void {
    const key = keyOf(namespace, name, dimensions);
    const there = this.#seen.get(key) ?? [];
    this.#seen.set(key, there);
    there.push({ at: Date.now(), value });
  }

  /** The points of a metric. Undefined where it is not measured on this machine. */
  async read(metric: AskedMetric, range: RunRange): Promise<Series | undefined> {
    if (metric.namespace === OWN_NAMESPACE) return await this.#readOwn(metric, range);
    const seen = this.#seen.get(keyOf(metric.namespace, metric.name, metric.dimensions));
    if (seen === undefined) return undefined;
    return periods(range).map((start) => {
      const within = seen.filter(({ at }) => at >= start && at < start + range.periodSeconds * 1_000);
      return within.length === 0
        ? undefined
        : statisticOf(
            within.map(({ value }) => value),
            metric.statistic,
          );
    });
  }

  async #readOwn(metric: AskedMetric, range: RunRange): Promise<Series> {
    const [series = []] = await new LogMetrics(this.#logDirectory).read([metric], range);
    const values = new Map(series.map(({ time, value }) => [time.getTime(), value]));
    return periods(range).map((start) => values.get(start));
  }

  /** The values of a dimension that a log's lines have where they count the metric. */
  async valuesOf(
    dimension: string,
    name: string,
    fixed: Readonly<Record<string, string>>,
  ): Promise<string[]> {
    const logs = new LogFiles(this.#logDirectory);
    const found = new Set<string>();
    for await (const { fields } of logs.read(fixed['service'] ?? '', {
      from: new Date(0),
      text: `"${name}"`,
    }))
      if (Object.entries(fixed).every(([key, value]) => fields[key] === value) && name in fields)
        found.add(String(fields[dimension]));
    return [...found].sort();
  }
}

/** When the periods of a range begin. */
export function periods({ from, until, periodSeconds }: RunRange): number[] {
  const length = periodSeconds * 1_000;
  const first = Math.floor(from.getTime() / length) * length;
  const count = Math.ceil((until.getTime() - first) / length);
  return Array.from({ length: count }, (_, index) => first + index * length);
}

function keyOf(namespace: string, name: string, dimensions: Readonly<Record<string, string>>): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort()]);
}
