import type { SourceName } from '../../core/events/source-name.ts';
import type { CountedMetric, HourlyCounts } from '../../core/source-health/counted-metric.ts';
import { healthOf, type SourceHealth } from '../../core/source-health/health-of.ts';
import { type HourlySeries, hourlyAttempts, without } from '../../core/source-health/hourly-counts.ts';
import type { WatchedSource, WatchedSources } from './environment.ts';
import {
  canaryRefusals,
  type MetricOwners,
  type SourceQueries,
  serverErrors,
  sourceQueries,
} from './watched-metrics.ts';

/** What a look needs. */
export interface Lookout {
  readonly counts: HourlyCounts;
  readonly watched: WatchedSources;
  readonly pipelineName: string;
  readonly apiName: string;
}

const HOUR = 3_600_000;
/** The rhythm of the two weeks before a silence of a month. Providers remember 30 days. */
const REMEMBERED = 45 * 24 * HOUR;

/** So long after its end CloudWatch has all of an hour. */
const SETTLED = 10 * 60_000;

/** Looks at every source, by the hours that are over. Throws where a metric cannot be read. */
export async function lookAtSources(lookout: Lookout, at: Date): Promise<readonly SourceHealth[]> {
  const { watched, counts } = lookout;
  const owners: MetricOwners = { ...lookout, ...watched };
  const until = new Date(Math.floor((at.getTime() - SETTLED) / HOUR) * HOUR);
  const sources = (Object.entries(watched.sources) as [SourceName, WatchedSource][]).map(
    ([source, settings]) => ({ source, settings, queries: sourceQueries(source, settings, owners) }),
  );
  const asked = [
    serverErrors(owners),
    canaryRefusals(owners),
    ...sources.flatMap(({ queries }) => allOf(queries)),
  ];
  const series = await counts.read(asked, { from: new Date(until.getTime() - REMEMBERED), until });
  const read = new Map(asked.map((metric, index) => [metric, series[index] ?? []]));
  const of = (metric: CountedMetric): HourlySeries => read.get(metric) ?? [];
  const [errors = [], canary = []] = series;
  const unanswered = without(errors, [canary, ...sources.map(({ queries }) => of(queries.unavailable))]);
  return sources.map(({ source, settings, queries }) => {
    const { succeeded, failed, notItsOwn, watched: looks } = queries;
    const attempts = hourlyAttempts({
      succeeded: succeeded.map(of),
      failed: [...failed.map(of), unanswered],
      notItsOwn: notItsOwn.map(of),
    });
    const watchedSince = of(looks)[0]?.at;
    return healthOf({ source, ...settings, attempts, now: until, watchedSince });
  });
}

/** Each is asked for once. */
function allOf({ succeeded, failed, notItsOwn, unavailable, watched }: SourceQueries): CountedMetric[] {
  return [...succeeded, ...failed, ...notItsOwn, unavailable, watched];
}
