import { compileMath } from '../../local/cloud/metrics/metric-math.ts';

/** Values by the index of their period; undefined where there is none. */
export type Series = readonly (number | undefined)[];

/** What is known by the ids of an expression. */
export type Known = (id: string) => Series;

/** What an expression of CloudWatch's metric math is in each of so many periods. Throws at what is not known of it. */
export function evaluate(expression: string, periods: number, known: Known): Series {
  const formula = compileMath(expression);
  return Array.from({ length: periods }, (_, index) => formula((id) => known(id)[index]));
}
