/** One side of a plot. */
export interface Axis {
  readonly label: string;
  readonly kind: 'linear' | 'log';
  readonly from: number;
  readonly to: number;
  /** How a tick is written. @default 1,000 */
  readonly format?: (value: number) => string;
}

/** How many ticks are enough. */
const TICKS = 6;

/** Where a value lies on the axis: 0 at its beginning, 1 at its end. What lies beyond is put at the edge. */
export function share({ kind, from, to }: Axis, value: number): number {
  const position =
    kind === 'log'
      ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
      : (value - from) / (to - from);
  return Math.min(1, Math.max(0, position));
}

/** The values that are written at the axis: powers of ten, or multiples of 1, 2 or 5 of one. */
export function ticks({ kind, from, to }: Axis): number[] {
  if (kind === 'log') {
    const [first, last] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
    return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  }
  const step = roundStep((to - from) / TICKS);
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

/** The tick as it is written. */
export function tickText({ format = plain }: Axis, value: number): string {
  return format(value);
}

function plain(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}

function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= atLeast) ?? 10);
}
