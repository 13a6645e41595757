import { countText } from '../text/figures.ts';
import { sparkPath } from '../text/spark-path.ts';

const BOX = { width: 96, height: 20 };

/** Counts over time, the oldest first. What it shows is said in words too. */
export function Sparkline({ values, about }: { readonly values: readonly number[]; readonly about: string }) {
  const total = values.reduce((sum, value) => sum + value, 0);
  const most = Math.max(0, ...values);
  const label = `${about}: ${countText(total)} in all, ${countText(most)} in the busiest hour`;
  return (
    <svg
      class="sparkline"
      role="img"
      aria-label={label}
      width={BOX.width}
      height={BOX.height + 2}
      viewBox={`0 -1 ${BOX.width} ${BOX.height + 2}`}
    >
      <title>{label}</title>
      <path d={sparkPath(values, BOX)} />
    </svg>
  );
}
