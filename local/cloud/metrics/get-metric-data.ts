import { type QueueMeasure, queueMetric } from './queue-measure.ts';

/** What CloudWatch is asked: times in seconds. */
export interface MetricDataRequest {
  readonly StartTime: number;
  readonly EndTime: number;
  readonly MetricDataQueries: readonly {
    readonly Id: string;
    readonly MetricStat?: {
      readonly Metric: {
        readonly Namespace?: string;
        readonly MetricName?: string;
        readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
      };
      readonly Period: number;
    };
  }[];
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

/** What can be measured, and when it is. */
export interface Measures {
  /** Undefined where there is no such queue. */
  readonly queue: (name: string) => QueueMeasure | undefined;
  readonly now: () => Date;
}

/**
 * Answers with how the queues are now: a point in the period that this moment is in, where the range has it. Nothing is kept
 * of earlier ones, and of what is not measured there are no points, as CloudWatch answers it.
 */
export function getMetricData(request: MetricDataRequest, measures: Measures): MetricDataAnswer {
  return {
    MetricDataResults: request.MetricDataQueries.map((query) => {
      const point = pointOf(query, request, measures);
      return {
        Id: query.Id,
        Label: query.MetricStat?.Metric.MetricName ?? query.Id,
        Timestamps: point === undefined ? [] : [point.at],
        Values: point === undefined ? [] : [point.value],
        StatusCode: 'Complete',
      };
    }),
    Messages: [],
  };
}

function pointOf(
  { MetricStat: asked }: MetricDataRequest['MetricDataQueries'][number],
  { StartTime, EndTime }: MetricDataRequest,
  { queue, now }: Measures,
): { readonly at: number; readonly value: number } | undefined {
  if (asked?.Metric.Namespace !== 'AWS/SQS') return undefined;
  const { MetricName = '', Dimensions = [] } = asked.Metric;
  const measured = queue(Dimensions.find(({ Name }) => Name === 'QueueName')?.Value ?? '');
  const moment = now();
  const value = measured && queueMetric(MetricName, measured, moment);
  const seconds = moment.getTime() / 1_000;
  if (value === undefined || seconds < StartTime || seconds >= EndTime) return undefined;
  return { at: Math.floor(seconds / asked.Period) * asked.Period, value };
}
