import { type CostLine, sumOf } from './cost-line.ts';
import { eventLines } from './event-lines.ts';
import { metricsOfEvents, monthlyLines } from './monthly-lines.ts';
import type { Priced } from './priced.ts';

/** What a stage costs, in dollars. */
export interface StageCost {
  /** A month in which nothing comes. */
  readonly idle: readonly CostLine[];
  /** What is paid on top of it in a month with events, however many. */
  readonly withEvents: CostLine;
  /** A million of them. */
  readonly million: readonly CostLine[];
}

/** Prices a stage. */
export function stageCost(priced: Priced): StageCost {
  return { idle: monthlyLines(priced), withEvents: metricsOfEvents(priced), million: eventLines(priced) };
}

/** One line for `cdk synth`. */
export function stageCostLine(stack: string, priced: Priced): string {
  const { idle, million } = stageCost(priced);
  const handlers = priced.facts.handlers.length;
  return (
    `${stack}: about ${dollars(sumOf(idle))} USD a month idle, and ${dollars(sumOf(million))} per million events ` +
    `to ${handlers} ${handlers === 1 ? 'handler' : 'handlers'} that each write a row (npm run cost says for what)`
  );
}

/** Whole dollars from ten on. */
function dollars(amount: number): string {
  return amount >= 10 ? String(Math.round(amount)) : amount.toFixed(2);
}
