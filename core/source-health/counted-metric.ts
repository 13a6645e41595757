import type { HourlySeries } from './hourly-counts.ts';

/** A metric of CloudWatch that counts something. */
export interface CountedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** How the values of an hour become one. */
  readonly statistic: 'Sum' | 'SampleCount';
}

/** Where counts come from. */
export interface HourlyCounts {
  /** The counts of each from the one hour to the other, in the order of what is asked. Throws where one cannot be read. */
  read(
    asked: readonly CountedMetric[],
    range: { readonly from: Date; readonly until: Date },
  ): Promise<readonly HourlySeries[]>;
}
