/** Rows that are live, as far as they are shown: while somebody looks at them, new ones wait. */
export interface PausedRows<Row> {
  readonly shown: readonly Row[];
  readonly waiting: readonly Row[];
}

/** At most so many wait: who comes back after an hour reads the newest. */
const MOST_WAITING = 1_000;

/** Takes rows in, newest first: into the list, or into what waits while it is paused. */
export function takeRows<Row>(
  { shown, waiting }: PausedRows<Row>,
  rows: readonly Row[],
  { isPaused, most }: { readonly isPaused: boolean; readonly most: number },
): PausedRows<Row> {
  if (isPaused) return { shown, waiting: [...rows, ...waiting].slice(0, MOST_WAITING) };
  return { shown: [...rows, ...waiting, ...shown].slice(0, most), waiting: [] };
}
