/** What there is to count of a queue at this moment. */
export interface QueueMeasure {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** When the message was sent that has been there longest, in milliseconds. Undefined where there is none. */
  readonly oldestSentAt: number | undefined;
}

/** The metrics of SQS that say how a queue is, as SQS calls them. */
const METRICS: Readonly<Record<string, (queue: QueueMeasure, now: Date) => number>> = {
  ApproximateNumberOfMessagesVisible: ({ visible }) => visible,
  ApproximateNumberOfMessagesNotVisible: ({ inFlight }) => inFlight,
  ApproximateNumberOfMessagesDelayed: ({ delayed }) => delayed,
  ApproximateAgeOfOldestMessage: ({ oldestSentAt }, now) =>
    oldestSentAt === undefined ? 0 : Math.max(0, Math.floor((now.getTime() - oldestSentAt) / 1_000)),
};

/** The value of a metric. Undefined where it is none of these. */
export function queueMetric(name: string, queue: QueueMeasure, now: Date): number | undefined {
  return Object.hasOwn(METRICS, name) ? METRICS[name]?.(queue, now) : undefined;
}
