import { COST_DRIVERS, type CostDriver, type Figures } from './figures.ts';
import { graph } from './graph.ts';
import type { DashboardRow } from './observable.ts';

/** What the bill is made of, each by what causes it. */
export function costRow(figures: readonly Figures[]): readonly DashboardRow[] {
  const widgets = (Object.entries(COST_DRIVERS) as [CostDriver, string][]).flatMap(([driver, title]) => {
    const metrics = figures.flatMap(({ costs = {} }) => costs[driver] ?? []);
    return metrics.length === 0 ? [] : [graph(title, ...metrics)];
  });
  return widgets.length === 0 ? [] : [{ title: 'Cost drivers', widgets }];
}
