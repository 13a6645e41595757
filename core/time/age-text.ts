const UNITS = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const;

/** A stretch of time as people say it, in its two largest units: `42 s`, `7 min`, `3 h 20 min`, `2 d 4 h`. */
export function ageText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const largest = UNITS.findIndex((unit) => whole >= unit.seconds);
  const unit = UNITS[largest];
  if (unit === undefined) return '0 s';
  const amount = Math.floor(whole / unit.seconds);
  const next = UNITS[largest + 1];
  // Of some minutes nobody wants the seconds.
  const rest =
    next === undefined || next.name === 's' ? 0 : Math.floor((whole % unit.seconds) / next.seconds);
  return `${amount} ${unit.name}${next === undefined || rest === 0 ? '' : ` ${rest} ${next.name}`}`;
}
