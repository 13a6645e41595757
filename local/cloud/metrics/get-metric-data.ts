import { type QueueMeasure, queueMetric } from './queue-measure.ts';

/** What CloudWatch is asked: times in seconds. */
export interface MetricDataRequest {
  readonly StartTime: number;
  readonly EndTime: number;
  /** @default TimestampDescending */
  readonly ScanBy?: 'TimestampAscending' | 'TimestampDescending';
  readonly MetricDataQueries: readonly MetricDataQuery[];
}

interface MetricDataQuery {
  readonly Id: string;
  readonly MetricStat?: {
    readonly Metric: {
      readonly Namespace?: string;
      readonly MetricName?: string;
      readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
    };
    readonly Period: number;
    readonly Stat?: string;
  };
}

export interface MetricDataAnswer {
  readonly MetricDataResults: readonly {
    readonly Id: string;
    readonly Label: string;
    readonly Timestamps: readonly number[];
    readonly Values: readonly number[];
    readonly StatusCode: 'Complete';
  }[];
  readonly Messages: readonly [];
}

/** A statistic of a metric that functions count in the lines of their logs. */
export interface CountedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
}

/** When, and how long a point is. */
export interface CountedRange {
  readonly from: Date;
  readonly until: Date;
  readonly periodSeconds: number;
}

/** Points that have a value, oldest first. */
export type CountedPoints = readonly { readonly time: Date; readonly value: number }[];

/** What can be measured, and when it is. */
export interface Measures {
  /** Undefined where there is no such queue. */
  readonly queue: (name: string) => QueueMeasure | undefined;
  /** What functions count, in the order of what is asked. @default nothing is kept of it */
  readonly counted?: (
    asked: readonly CountedMetric[],
    range: CountedRange,
  ) => Promise<readonly CountedPoints[]>;
  readonly now: () => Date;
}

/** A point in epoch seconds. */
interface Point {
  readonly at: number;
  readonly value: number;
}

/**
 * Answers with how the queues are now, a point in the period that this moment is in where the range has it, and with what
 * functions have counted. Of what is not measured there are no points, as CloudWatch answers it. It knows no metric math.
 */
export async function getMetricData(
  request: MetricDataRequest,
  measures: Measures,
): Promise<MetricDataAnswer> {
  const { MetricDataQueries: queries, ScanBy } = request;
  const counted = await countedPoints(request, measures);
  return {
    MetricDataResults: queries.map((query) => {
      const now = queuePoint(query, request, measures);
      const points = now === undefined ? [...(counted.get(query.Id) ?? [])] : [now];
      if (ScanBy !== 'TimestampAscending') points.reverse();
      return {
        Id: query.Id,
        Label: query.MetricStat?.Metric.MetricName ?? query.Id,
        Timestamps: points.map(({ at }) => at),
        Values: points.map(({ value }) => value),
        StatusCode: 'Complete',
      };
    }),
    Messages: [],
  };
}

function queuePoint(
  { MetricStat: asked }: MetricDataQuery,
  { StartTime, EndTime }: MetricDataRequest,
  { queue, now }: Measures,
): Point | undefined {
  if (asked?.Metric.Namespace !== 'AWS/SQS') return undefined;
  const { MetricName = '', Dimensions = [] } = asked.Metric;
  const measured = queue(Dimensions.find(({ Name }) => Name === 'QueueName')?.Value ?? '');
  const moment = now();
  const value = measured && queueMetric(MetricName, measured, moment);
  const seconds = moment.getTime() / 1_000;
  if (value === undefined || seconds < StartTime || seconds >= EndTime) return undefined;
  return { at: Math.floor(seconds / asked.Period) * asked.Period, value };
}

/** The points of what functions count, by the ids of the queries. */
async function countedPoints(
  { MetricDataQueries, StartTime, EndTime }: MetricDataRequest,
  { counted }: Measures,
): Promise<ReadonlyMap<string, readonly Point[]>> {
  if (counted === undefined) return new Map();
  const own = MetricDataQueries.filter(({ MetricStat }) => isCounted(MetricStat?.Metric.Namespace));
  const byPeriod = Map.groupBy(own, ({ MetricStat }) => MetricStat?.Period ?? 0);
  const found = await Promise.all(
    [...byPeriod].map(async ([periodSeconds, queries]) => {
      const range = { from: new Date(StartTime * 1_000), until: new Date(EndTime * 1_000), periodSeconds };
      const series = await counted(queries.map(countedMetric), range);
      return queries.map(({ Id }, index) => [Id, (series[index] ?? []).map(inSeconds)] as const);
    }),
  );
  return new Map(found.flat());
}

/** The services' own metrics are in namespaces that begin so. */
function isCounted(namespace = ''): boolean {
  return !namespace.startsWith('AWS/');
}

function countedMetric({ MetricStat: asked }: MetricDataQuery): CountedMetric {
  const { Namespace = '', MetricName = '', Dimensions = [] } = asked?.Metric ?? {};
  return {
    namespace: Namespace,
    name: MetricName,
    dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
    statistic: asked?.Stat ?? 'Sum',
  };
}

function inSeconds({ time, value }: CountedPoints[number]): Point {
  return { at: time.getTime() / 1_000, value };
}
