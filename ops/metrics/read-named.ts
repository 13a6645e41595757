import type { MetricQuery, MetricRange, MetricReader, MetricSeries } from '../stage/metric-reader.ts';

/** Reads several metrics at once, and gives each under the name that its query has. */
export async function readNamed<Name extends string>(
  metrics: MetricReader,
  queries: Readonly<Record<Name, MetricQuery>>,
  range: MetricRange,
): Promise<Readonly<Record<Name, MetricSeries>>> {
  const named = Object.entries(queries) as [Name, MetricQuery][];
  const series = await metrics.read(
    named.map(([, query]) => query),
    range,
  );
  return Object.fromEntries(named.map(([name], index) => [name, series[index] ?? []])) as Record<
    Name,
    MetricSeries
  >;
}

/** What the points from a moment on come to. */
export function sumOf(series: MetricSeries, from?: Date): number {
  return series.reduce((sum, { time, value }) => (from === undefined || time >= from ? sum + value : sum), 0);
}

/** The largest of the points; undefined where there is none. */
export function mostOf(series: MetricSeries): number | undefined {
  return series.length === 0 ? undefined : Math.max(...series.map(({ value }) => value));
}
