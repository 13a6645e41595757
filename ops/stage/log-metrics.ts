import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { LogFiles } from './log-files.ts';
import type { LogLine } from './log-reader.ts';
import type { MetricQuery, MetricRange, MetricReader, MetricSeries } from './metric-reader.ts';
import { statisticOf } from './statistic-of.ts';

/** What a line of the embedded metric format has for CloudWatch. */
interface Embedded {
  readonly Timestamp: number;
  readonly CloudWatchMetrics: readonly {
    readonly Namespace: string;
    readonly Dimensions: readonly (readonly string[])[];
    readonly Metrics: readonly { readonly Name: string }[];
  }[];
}

/**
 * Metrics of a stage on this machine: what the lines of its functions count, as CloudWatch would read them. Of the services'
 * own metrics, such as those of SQS, there are none.
 */
export class LogMetrics implements MetricReader {
  readonly #directory: string;
  readonly #logs: LogFiles;

  constructor(directory: string) {
    this.#directory = directory;
    this.#logs = new LogFiles(directory);
  }

  async read(queries: readonly MetricQuery[], range: MetricRange): Promise<readonly MetricSeries[]> {
    const points = queries.map(() => new Map<number, number[]>());
    for await (const { fields } of this.#lines(range))
      queries.forEach((query, index) => {
        const { Timestamp } = fields['_aws'] as Embedded;
        const start = periodOf(Timestamp, range);
        const values = valuesOf(query, fields);
        if (values.length === 0) return;
        const there = points[index]?.get(start);
        if (there === undefined) points[index]?.set(start, values);
        else there.push(...values);
      });
    return queries.map(({ statistic }, index) => seriesOf(points[index] ?? new Map(), statistic));
  }

  async *#lines({ from, until }: MetricRange): AsyncIterable<LogLine> {
    const files = existsSync(this.#directory) ? await readdir(this.#directory) : [];
    for (const file of files.filter((name) => name.endsWith('.log')))
      yield* this.#logs.read(file.slice(0, -'.log'.length), { from, until, text: '"_aws"' });
  }
}

/** The period that a moment is in begins when the clock is a multiple of its length. */
function periodOf(milliseconds: number, { periodSeconds }: MetricRange): number {
  const length = periodSeconds * 1_000;
  return Math.floor(milliseconds / length) * length;
}

/** What a line counts for a query. */
function valuesOf(query: MetricQuery, fields: LogLine['fields']): number[] {
  const { CloudWatchMetrics = [] } = fields['_aws'] as Embedded;
  const isMeant = CloudWatchMetrics.some(
    ({ Namespace, Dimensions, Metrics }) =>
      Namespace === query.namespace &&
      Metrics.some(({ Name }) => Name === query.name) &&
      Dimensions.some((names) => isOf(query, names, fields)),
  );
  if (!isMeant) return [];
  return [fields[query.name]].flat().filter((value) => typeof value === 'number');
}

/** A metric is of these dimensions and values, and of no others. */
function isOf({ dimensions }: MetricQuery, names: readonly string[], fields: LogLine['fields']): boolean {
  const wanted = Object.entries(dimensions);
  return (
    names.length === wanted.length &&
    wanted.every(([name, value]) => names.includes(name) && fields[name] === value)
  );
}

function seriesOf(points: ReadonlyMap<number, readonly number[]>, statistic: string): MetricSeries {
  return [...points]
    .sort(([one], [other]) => one - other)
    .map(([start, values]) => ({ time: new Date(start), value: statisticOf(values, statistic) }));
}
