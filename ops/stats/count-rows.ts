import type { MetricSeries } from '../stage/metric-reader.ts';

/** How often there was what; what there was not is left out. */
export type Totals<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** What was counted in an hour or a day. */
export interface CountRow<Name extends string> {
  /** Where it begins, ISO 8601. */
  readonly at: string;
  readonly counts: Totals<Name>;
}

/** The totals of several series. */
export function totalsOf<Name extends string>(
  series: Readonly<Record<Name, MetricSeries>>,
  sum: (series: MetricSeries) => number,
): Totals<Name> {
  const totals = Object.entries<MetricSeries>(series).map(([name, points]) => [name, sum(points)] as const);
  return Object.fromEntries(totals.filter(([, total]) => total > 0)) as Totals<Name>;
}

/** The points of several series by their times, oldest first. */
export function countRows<Name extends string>(
  series: Readonly<Record<Name, MetricSeries>>,
): readonly CountRow<Name>[] {
  const rows = new Map<number, Record<string, number>>();
  for (const [name, points] of Object.entries<MetricSeries>(series))
    for (const { time, value } of points) {
      if (value === 0) continue;
      const row = rows.get(time.getTime()) ?? {};
      row[name] = value;
      rows.set(time.getTime(), row);
    }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([at, counts]) => ({ at: new Date(at).toISOString(), counts: counts as Totals<Name> }));
}
