import type { LogLine } from './log-reader.ts';
import type { MetricQuery, MetricRange, MetricSeries } from './metric-reader.ts';
import { statisticOf } from './statistic-of.ts';

/** What a line of the embedded metric format has for CloudWatch. */
interface Embedded {
  readonly Timestamp: number;
  readonly CloudWatchMetrics?: readonly {
    readonly Namespace: string;
    readonly Dimensions: readonly (readonly string[])[];
    readonly Metrics: readonly { readonly Name: string }[];
  }[];
}

const MINUTE = 60_000;

/** What lines have counted, by metric and minute, so that a question looks at minutes and not at lines. */
export class MetricPoints {
  readonly #series = new Map<string, Map<number, number[]>>();

  /** Takes in what a line counts; each line is to be given once. */
  add({ fields }: Pick<LogLine, 'fields'>): void {
    const { Timestamp, CloudWatchMetrics = [] } = fields['_aws'] as Embedded;
    const minute = Math.floor(Timestamp / MINUTE) * MINUTE;
    const metrics = new Map<string, unknown>();
    for (const { Namespace, Dimensions, Metrics } of CloudWatchMetrics)
      for (const names of Dimensions) {
        const dimensions = dimensionsKey(valuesOf(names, fields));
        for (const { Name } of Metrics) metrics.set(keyOf(Namespace, Name, dimensions), fields[Name]);
      }
    for (const [key, value] of metrics)
      for (const each of [value].flat()) if (typeof each === 'number') this.#at(key, minute).push(each);
  }

  /** A metric is of these dimensions and values, and of no others. Its periods begin when the clock is a multiple of their length. */
  read(
    { namespace, name, dimensions, statistic }: MetricQuery,
    { from, until, periodSeconds }: MetricRange,
  ): MetricSeries {
    const first = Math.floor(from.getTime() / MINUTE) * MINUTE;
    const length = periodSeconds * 1_000;
    const periods = new Map<number, number[][]>();
    for (const [minute, values] of this.#series.get(keyOf(namespace, name, dimensionsKey(dimensions))) ??
      []) {
      if (minute < first || minute >= until.getTime()) continue;
      const start = Math.floor(minute / length) * length;
      const there = periods.get(start);
      if (there === undefined) periods.set(start, [values]);
      else there.push(values);
    }
    return [...periods]
      .sort(([one], [other]) => one - other)
      .map(([start, values]) => ({ time: new Date(start), value: statisticOf(values.flat(), statistic) }));
  }

  #at(key: string, minute: number): number[] {
    const series = this.#series.get(key) ?? new Map<number, number[]>();
    this.#series.set(key, series);
    const values = series.get(minute) ?? [];
    series.set(minute, values);
    return values;
  }
}

function valuesOf(names: readonly string[], fields: LogLine['fields']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

function keyOf(namespace: string, name: string, dimensions: string): string {
  return `${namespace} ${name} ${dimensions}`;
}

function dimensionsKey(dimensions: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)));
}
