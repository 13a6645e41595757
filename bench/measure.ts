/** One of several ways of doing the same. */
export interface Contestant {
  readonly name: string;
  /** Does it once. */
  readonly run: () => unknown;
}

/** CPU time of one run in microseconds: the median of the rounds, and what nine of ten rounds lie between. */
export interface Measured {
  readonly name: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** How long it is measured. */
export interface Rounds {
  /** @default 15 */
  readonly rounds?: number;
  /** Of CPU time, per contestant and round. @default 30 */
  readonly milliseconds?: number;
}

/**
 * Measures the contestants in turns, each round in another order, so that whatever else the machine does falls on all of them
 * alike. CPU time and not the clock, which on a shared machine measures the others.
 */
export async function measure(
  contestants: readonly Contestant[],
  { rounds = 15, milliseconds = 30 }: Rounds = {},
): Promise<Measured[]> {
  const turns: { readonly contestant: Contestant; readonly runs: number; readonly times: number[] }[] = [];
  for (const contestant of contestants)
    turns.push({ contestant, runs: await runsIn(contestant, milliseconds), times: [] });
  for (let round = 0; round < rounds; round += 1) {
    for (const { contestant, runs, times } of rotated(turns, round))
      times.push((await cpuOf(contestant, runs)) / runs);
  }
  return turns.map(({ contestant: { name }, times }) => ({
    name,
    median: quantile(times, 0.5),
    low: quantile(times, 0.05),
    high: quantile(times, 0.95),
  }));
}

/** The value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How many runs take about so long, once the code is warm. */
async function runsIn(contestant: Contestant, milliseconds: number): Promise<number> {
  let runs = 8;
  for (;;) {
    const microseconds = await cpuOf(contestant, runs);
    if (microseconds >= milliseconds * 500)
      return Math.max(1, Math.round((runs * milliseconds * 1_000) / microseconds));
    runs *= 2;
  }
}

/** In microseconds. A run that is waited for pays for the waiting, one that is not does not. */
async function cpuOf({ run }: Contestant, runs: number): Promise<number> {
  const before = process.cpuUsage();
  for (let count = 0; count < runs; count += 1) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const first = by % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}
