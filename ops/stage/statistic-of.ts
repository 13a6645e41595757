const PERCENTILE = /^p(\d+(?:\.\d+)?)$/;
/** How many of a hundred values are no greater. */
const RANK = /^PR\(:(\d+(?:\.\d+)?)\)$/;

/** A statistic of at least one value, by CloudWatch's name: `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, `p99`, `PR(:60000)`. */
export function statisticOf(values: readonly number[], statistic: string): number {
  const sum = values.reduce((total, value) => total + value, 0);
  if (statistic === 'Sum') return sum;
  if (statistic === 'Average') return sum / values.length;
  if (statistic === 'SampleCount') return values.length;
  const [, limit] = RANK.exec(statistic) ?? [];
  if (limit !== undefined)
    return (100 * values.filter((value) => value <= Number(limit)).length) / values.length;
  const inOrder = Float64Array.from(values).sort();
  if (statistic === 'Minimum') return inOrder[0] ?? Number.NaN;
  if (statistic === 'Maximum') return inOrder.at(-1) ?? Number.NaN;
  const [, percent] = PERCENTILE.exec(statistic) ?? [];
  if (percent === undefined)
    throw new RangeError(
      `no statistic ${statistic}; allowed: Sum, Average, Minimum, Maximum, SampleCount, p0 to p100, PR(:<number>)`,
    );
  // The least value that so many percent do not exceed.
  const position = Math.ceil((Number(percent) / 100) * inOrder.length) - 1;
  return inOrder[Math.max(position, 0)] ?? Number.NaN;
}
