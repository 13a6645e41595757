import { readIso8601 } from '../core/time/iso-8601.ts';
import { OpsError } from './ops-error.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const AGO = /^(\d{1,5})([mhd])$/;
const MILLISECONDS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Reads a moment as an operator types it: a day, which is its beginning in UTC, a time, or how long ago. Throws an `OpsError` that
 * names what it is for.
 */
export function readMoment(name: string, text: string, now: Date): Date {
  const [, amount, unit] = AGO.exec(text) ?? [];
  if (unit !== undefined)
    return new Date(now.getTime() - Number(amount) * MILLISECONDS[unit as keyof typeof MILLISECONDS]);
  const at = readIso8601(DAY.test(text) ? `${text}T00:00:00Z` : text);
  if (at !== undefined) return at;
  throw new OpsError(
    'misused',
    `${name} is "${text}"; allowed: a day such as 2026-11-27, a time such as 2026-11-27T08:00:00Z, or how long ago, such as 90m, 24h or 7d`,
  );
}
