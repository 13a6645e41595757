const MINUTE = 60;

/** Milliseconds as somebody would say them: 0.12 s, 14 s, 3 min 20 s. */
export function secondsText(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  const whole = Math.round(seconds);
  if (whole < 2 * MINUTE) return `${whole} s`;
  return `${Math.floor(whole / MINUTE)} min ${whole % MINUTE} s`;
}
