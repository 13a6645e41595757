const NUMBERS = new Intl.NumberFormat('en');

/** `1 event`, `48,210 events`, `no event`. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  if (count === 0) return `no ${thing}`;
  return count === 1 ? `1 ${thing}` : `${figure(count)} ${things}`;
}

/** A number for reading: `48,210`. */
export function figure(count: number): string {
  return NUMBERS.format(count);
}
