import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** What a part has for the rows that many parts share. Each metric is labelled with what it is of. */
export interface Figures {
  /** Deliveries that were accepted, as sums. */
  readonly accepted?: readonly IMetric[];
  /** Messages that wait in queues. */
  readonly waiting?: readonly IMetric[];
  /** Messages in dead-letter queues. */
  readonly dead?: readonly IMetric[];
  /** Users in quarantine. */
  readonly quarantined?: readonly IMetric[];
  /** The age of a queue's oldest message, in seconds. */
  readonly oldest?: readonly IMetric[];
  /** Attempts that failed, as sums. */
  readonly failed?: readonly IMetric[];
  /** How old events are when they are handled. */
  readonly eventAges?: readonly EventAges[];
  /** What is paid for. */
  readonly costs?: Costs;
}

/** How old the events of one handler are when it is done with them, from the provider's time on. */
export interface EventAges {
  readonly handler: string;
  /** In milliseconds, by CloudWatch's statistics. */
  readonly of: (statistic: string) => IMetric;
}

/** What is paid for, by the widgets that show it: all sums. */
export const COST_DRIVERS = {
  requests: 'Requests to the API',
  milliseconds: 'Milliseconds of functions',
  writes: 'Write units of tables',
  messages: 'Messages out of the topic, and received from queues',
  logBytes: 'Bytes of logs',
} as const;

/** What is paid for. */
export type CostDriver = keyof typeof COST_DRIVERS;

/** What a part is paid for. */
export type Costs = Partial<Record<CostDriver, readonly IMetric[]>>;

/** All that the parts have of one kind of figure. */
export function allOf<Kind extends Exclude<keyof Figures, 'costs'>>(
  figures: readonly Figures[],
  kind: Kind,
): NonNullable<Figures[Kind]> {
  return figures.flatMap((each) => (each[kind] ?? []) as readonly never[]) as unknown as NonNullable<
    Figures[Kind]
  >;
}
