import { ageText } from '../../core/time/age-text.ts';

/** How long something took, for reading: `45 ms`, `1.2 s`, `3 min`. */
export function millisecondsText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1_000;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : ageText(seconds);
}
