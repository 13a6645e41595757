import type { AttemptCount } from '../providers/patience.ts';

/** The count of each hour in which there was something, oldest first. `at` is when the hour begins. */
export type HourlySeries = readonly { readonly at: Date; readonly count: number }[];

/** What a provider takes for a success and what for a failure, each as one series or more. */
export interface CountedAttempts {
  readonly succeeded: readonly HourlySeries[];
  readonly failed: readonly HourlySeries[];
  /** What is among the failed ones and is none of the provider's. */
  readonly notItsOwn: readonly HourlySeries[];
}

/** Adds up what happened in each hour, oldest first. */
export function hourlyAttempts({ succeeded, failed, notItsOwn }: CountedAttempts): readonly AttemptCount[] {
  const good = perHour(succeeded);
  const bad = perHour(failed);
  const others = perHour(notItsOwn);
  const hours = [...new Set([...good.keys(), ...bad.keys()])].sort((a, b) => a - b);
  return hours.map((hour) => ({
    at: new Date(hour),
    succeeded: good.get(hour) ?? 0,
    failed: Math.max(0, (bad.get(hour) ?? 0) - (others.get(hour) ?? 0)),
  }));
}

/** What is left in each hour of one series when others are taken from it. */
export function without(series: HourlySeries, others: readonly HourlySeries[]): HourlySeries {
  const taken = perHour(others);
  return series.flatMap(({ at, count }) => {
    const left = count - (taken.get(at.getTime()) ?? 0);
    return left > 0 ? [{ at, count: left }] : [];
  });
}

function perHour(all: readonly HourlySeries[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { at, count } of all.flat()) sums.set(at.getTime(), (sums.get(at.getTime()) ?? 0) + count);
  return sums;
}
