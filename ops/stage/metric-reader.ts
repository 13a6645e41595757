/** Reads metrics: CloudWatch's, or those that the functions' own lines count on this machine. */
export interface MetricReader {
  /** The answers in the order of the queries. */
  read(queries: readonly MetricQuery[], range: MetricRange): Promise<readonly MetricSeries[]>;
}

export interface MetricQuery {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `Sum`, `Maximum`, `Average`, `p50`, `p99`. */
  readonly statistic: string;
}

export interface MetricRange {
  readonly from: Date;
  readonly until: Date;
  /** The length of one point: a multiple of 60. */
  readonly periodSeconds: number;
}

/** Points that have a value, oldest first. */
export type MetricSeries = readonly { readonly time: Date; readonly value: number }[];
