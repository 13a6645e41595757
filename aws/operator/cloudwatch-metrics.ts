import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  type GetMetricDataCommandOutput,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** A statistic of a metric. */
export interface AskedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
}

/** When, and how long a point is. */
export interface AskedRange {
  readonly from: Date;
  readonly until: Date;
  readonly periodSeconds: number;
}

/** A point that has a value. */
export interface MetricPoint {
  readonly time: Date;
  readonly value: number;
}

/** What GetMetricData takes at once. */
const MOST_QUERIES = 500;

/** CloudWatch's metrics, for an operator. */
export class CloudWatchMetrics {
  readonly #client: CloudWatchClient;

  constructor(connection: Connection) {
    this.#client = translated(new CloudWatchClient(operatorSettings(connection)), connection);
  }

  /** The points of each, oldest first, in the order of what is asked. */
  async read(asked: readonly AskedMetric[], range: AskedRange): Promise<readonly (readonly MetricPoint[])[]> {
    const found: MetricPoint[][] = asked.map(() => []);
    for (let first = 0; first < asked.length; first += MOST_QUERIES) {
      const queries = asked
        .slice(first, first + MOST_QUERIES)
        .map((metric, index) => queryOf(metric, `m${first + index}`, range));
      for await (const { Id = '', Timestamps = [], Values = [] } of this.#results(queries, range))
        found[Number(Id.slice(1))]?.push(
          ...Timestamps.map((time, index) => ({ time, value: Values[index] ?? Number.NaN })),
        );
    }
    return found;
  }

  async *#results(MetricDataQueries: MetricDataQuery[], { from, until }: AskedRange) {
    const input: GetMetricDataCommandInput = {
      MetricDataQueries,
      StartTime: from,
      EndTime: until,
      ScanBy: 'TimestampAscending',
    };
    let next: string | undefined;
    do {
      const command = new GetMetricDataCommand({ ...input, NextToken: next });
      const page: GetMetricDataCommandOutput = await this.#client.send(command);
      yield* page.MetricDataResults ?? [];
      next = page.NextToken;
    } while (next !== undefined);
  }

  close(): void {
    this.#client.destroy();
  }
}

function queryOf(
  { namespace, name, dimensions, statistic }: AskedMetric,
  Id: string,
  { periodSeconds }: AskedRange,
): MetricDataQuery {
  return {
    Id,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: periodSeconds,
      Stat: statistic,
    },
  };
}
