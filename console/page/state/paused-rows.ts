/** Rows that are live, as far as they are shown: while somebody looks at them, new ones wait. */
export interface PausedRows<Row> {
  readonly shown: readonly Row[];
  /** The newest of those that wait: as many as would be shown. */
  readonly waiting: readonly Row[];
  /** How many wait, those that are not kept among them. */
  readonly count: number;
}

/** Takes rows in, newest first: into the list, or into what waits while it is paused. */
export function takeRows<Row>(
  { shown, waiting, count }: PausedRows<Row>,
  rows: readonly Row[],
  { isPaused, most }: { readonly isPaused: boolean; readonly most: number },
): PausedRows<Row> {
  if (isPaused) return { shown, waiting: [...rows, ...waiting].slice(0, most), count: count + rows.length };
  return { shown: [...rows, ...waiting, ...shown].slice(0, most), waiting: [], count: 0 };
}
