import { allOf, type Figures } from './figures.ts';
import { graph } from './graph.ts';
import type { DashboardRow } from './observable.ts';

/** All subscribers beside each other, so that the one that stands out is seen among any number. */
export function allSubscribersRow(figures: readonly Figures[]): readonly DashboardRow[] {
  const shown = [
    ['Age of the oldest message in seconds', allOf(figures, 'oldest')],
    ['Attempts that failed', allOf(figures, 'failed')],
    ['Dead letters', allOf(figures, 'dead')],
  ] as const;
  const widgets = shown.flatMap(([title, metrics]) =>
    metrics.length === 0 ? [] : [graph(title, ...metrics)],
  );
  return widgets.length === 0 ? [] : [{ title: 'All subscribers', widgets }];
}
