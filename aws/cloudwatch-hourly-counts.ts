import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import type { CountedMetric, HourlyCounts } from '../core/source-health/counted-metric.ts';
import type { HourlySeries } from '../core/source-health/hourly-counts.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';

/** What GetMetricData takes at once. */
const MOST_QUERIES = 500;
/** CloudWatch keeps points of an hour for 455 days, those of a minute for 15: so it is asked for hours. */
const HOUR_SECONDS = 3_600;

/** Counts by the hour, as CloudWatch has them. */
export class CloudWatchHourlyCounts implements HourlyCounts {
  readonly #client: CloudWatchClient;

  constructor(client: CloudWatchClient) {
    this.#client = client;
  }

  async read(
    asked: readonly CountedMetric[],
    range: { readonly from: Date; readonly until: Date },
  ): Promise<readonly HourlySeries[]> {
    const found: HourlySeries[number][][] = asked.map(() => []);
    for (let first = 0; first < asked.length; first += MOST_QUERIES) {
      const queries = asked
        .slice(first, first + MOST_QUERIES)
        .map((metric, index) => queryOf(metric, first + index));
      for await (const result of this.#results(queries, range))
        found[indexOf(result)]?.push(...pointsOf(result));
    }
    return found;
  }

  async *#results(
    MetricDataQueries: MetricDataQuery[],
    { from, until }: { readonly from: Date; readonly until: Date },
  ): AsyncIterable<MetricDataResult> {
    const input = {
      MetricDataQueries,
      StartTime: from,
      EndTime: until,
      ScanBy: 'TimestampAscending',
    } as const;
    let NextToken: string | undefined;
    do {
      const command = new GetMetricDataCommand({
        ...input,
        ...(NextToken === undefined ? {} : { NextToken }),
      });
      const page = await inTime(CALL_BUDGETS.metrics, (options) => this.#client.send(command, options));
      yield* page.MetricDataResults ?? [];
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  }
}

function queryOf({ namespace, name, dimensions, statistic }: CountedMetric, index: number): MetricDataQuery {
  return {
    Id: `m${index}`,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: HOUR_SECONDS,
      Stat: statistic,
    },
  };
}

function indexOf({ Id = '' }: MetricDataResult): number {
  return Number(Id.slice(1));
}

/** A metric that cannot be read must not pass for one that is silent. */
function pointsOf({ Id, StatusCode, Timestamps = [], Values = [] }: MetricDataResult): HourlySeries {
  if (StatusCode !== 'Complete' && StatusCode !== 'PartialData') throw new MetricNotReadError(Id, StatusCode);
  return Timestamps.map((at, index) => ({ at, count: Values[index] ?? 0 }));
}

class MetricNotReadError extends Error {
  readonly code = 'metric-not-read';

  constructor(id: string | undefined, status: string | undefined) {
    super(
      `CloudWatch answered ${status} for the query ${id}: nothing can be said of the sources; the next run asks again`,
    );
    this.name = 'MetricNotReadError';
  }
}
