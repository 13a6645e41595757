import { type Charged, priceOf } from './prices.ts';

/** What something costs, in dollars, and how that is reckoned. */
export interface CostLine {
  readonly name: string;
  readonly dollars: number;
  /** How much of what. */
  readonly reckoned: string;
}

/** A line of what it takes of one thing after another that is charged. */
export function costLine(
  name: string,
  reckoned: string,
  uses: Readonly<Partial<Record<Charged, number>>>,
): CostLine {
  const dollars = Object.entries(uses).reduce(
    (sum, [charged, quantity]) => sum + priceOf(charged as Charged, quantity),
    0,
  );
  return { name, dollars, reckoned };
}

/** Together. */
export function sumOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { dollars }) => sum + dollars, 0);
}
