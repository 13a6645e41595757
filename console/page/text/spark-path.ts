/** The line of a sparkline over a box of that size: the highest value touches the top, nothing is at the bottom. */
export function sparkPath(
  values: readonly number[],
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const most = Math.max(1, ...values);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const points = values.map((value, index) => {
    const x = Math.round(index * step * 10) / 10;
    const y = Math.round((height - (value / most) * height) * 10) / 10;
    return `${x},${y}`;
  });
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
