import type { Patience } from '../providers/patience.ts';

/** As far as anybody looks: a provider that has nothing against an endpoint is patient for so long. */
export const MOST_PATIENCE_HOURS = 30 * 24;

const HOUR = 3_600_000;

/** In how many hours the provider switches the endpoint off if it goes on like this; 0 where it may have done so. */
export function patienceHours(patience: Patience, now: Date): number {
  if (patience.state === 'run-out') return 0;
  if (patience.state === 'intact' || patience.state === 'failing') return MOST_PATIENCE_HOURS;
  const left = (patience.switchedOffAt.getTime() - now.getTime()) / HOUR;
  return Math.min(MOST_PATIENCE_HOURS, Math.max(0, left));
}
