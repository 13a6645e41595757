/** A metric of CloudWatch. */
export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** A line of the embedded metric format. */
export interface MetricLine {
  readonly [field: string]: unknown;
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
}

/** The values of one metric by the minute in which they were measured. */
type Minutes = number[][];

/** The statistic of an hour. */
export interface HourValue {
  readonly hour: number;
  readonly value: number;
}

/** What was measured in the minutes of some days. */
export class MetricStore {
  readonly #metrics = new Map<string, Minutes>();
  /** What is over does not change. */
  readonly #hours = new Map<string, { next: number; readonly values: HourValue[] }>();

  /** A value, or several at once. */
  put({ namespace, name, dimensions }: MetricName, minute: number, ...values: readonly number[]): void {
    const key = keyOf({ namespace, name, dimensions });
    const minutes = this.#metrics.get(key) ?? [];
    this.#metrics.set(key, minutes);
    const before = minutes[minute] ?? [];
    minutes[minute] = before;
    before.push(...values);
  }

  /** What CloudWatch makes of a line of a log. */
  putLine(line: MetricLine, minute: number): void {
    for (const { Namespace, Dimensions, Metrics } of line._aws.CloudWatchMetrics) {
      for (const names of Dimensions) {
        const dimensions = Object.fromEntries(names.map((name) => [name, String(line[name])]));
        for (const { Name } of Metrics) {
          const values = [line[Name]].flat().map(Number);
          this.put({ namespace: Namespace, name: Name, dimensions }, minute, ...values);
        }
      }
    }
  }

  /**
   * The statistic over the period that ends with each of so many minutes. CloudWatch evaluates an alarm every minute over a
   * period that ends there. Undefined where nothing was measured.
   */
  series(metric: MetricName, statistic: string, period: number, length: number): (number | undefined)[] {
    const minutes = this.#metrics.get(keyOf(metric)) ?? [];
    if (minutes.length === 0) return Array.from({ length });
    const added = ADDED[statistic];
    return added === undefined
      ? gathered(minutes, summaryOf(statistic), period, length)
      : summed(minutes, added, period, length);
  }

  /** The statistic of each hour that is over, where something was measured in it, by its number since the first minute. */
  hours(metric: MetricName, statistic: string, until: number): readonly HourValue[] {
    const key = keyOf(metric);
    const minutes = this.#metrics.get(key) ?? [];
    const known = this.#hours.get(`${statistic} ${key}`) ?? { next: 0, values: [] };
    this.#hours.set(`${statistic} ${key}`, known);
    for (; known.next < until; known.next += 1) {
      const ofHour = minutes.slice(known.next * 60, known.next * 60 + 60).flatMap((values) => values ?? []);
      if (ofHour.length > 0) known.values.push({ hour: known.next, value: summaryOf(statistic)(ofHour) });
    }
    return known.values;
  }
}

function keyOf({ namespace, name, dimensions }: MetricName): string {
  const names = Object.keys(dimensions).sort();
  return `${namespace} ${name} ${names.map((each) => `${each}=${dimensions[each]}`).join(' ')}`;
}

/** What a minute adds to a statistic that is a sum. */
const ADDED: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: sum,
  SampleCount: (values) => values.length,
};

/** By sums from the beginning on: a period of hours takes no longer than one of a minute. */
function summed(
  minutes: Minutes,
  added: (values: readonly number[]) => number,
  period: number,
  length: number,
): (number | undefined)[] {
  const [sums, counts] = [[0], [0]];
  for (let minute = 0; minute < length; minute += 1) {
    const values = minutes[minute] ?? [];
    sums.push((sums[minute] ?? 0) + (values.length === 0 ? 0 : added(values)));
    counts.push((counts[minute] ?? 0) + values.length);
  }
  const within = (totals: readonly number[], minute: number) =>
    (totals[minute + 1] ?? 0) - (totals[Math.max(0, minute + 1 - period)] ?? 0);
  return Array.from({ length }, (_, minute) =>
    within(counts, minute) === 0 ? undefined : within(sums, minute),
  );
}

function gathered(
  minutes: Minutes,
  summary: (values: readonly number[]) => number,
  period: number,
  length: number,
): (number | undefined)[] {
  return Array.from({ length }, (_, minute) => {
    const values: number[] = [];
    for (let at = Math.max(0, minute - period + 1); at <= minute; at += 1) {
      const measured = minutes[at];
      if (measured !== undefined) values.push(...measured);
    }
    return values.length === 0 ? undefined : summary(values);
  });
}

function summaryOf(statistic: string): (values: readonly number[]) => number {
  const percent = /^p(\d+(?:\.\d+)?)$/.exec(statistic)?.[1];
  if (percent !== undefined) return (values) => percentile(values, Number(percent));
  const summary = SUMMARIES[statistic];
  if (summary === undefined) throw new RangeError(`the statistic ${statistic} is not known`);
  return summary;
}

const SUMMARIES: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: sum,
  SampleCount: (values) => values.length,
  Average: (values) => sum(values) / values.length,
  Maximum: (values) => values.reduce((a, b) => Math.max(a, b)),
  Minimum: (values) => values.reduce((a, b) => Math.min(a, b)),
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}
