import { OpsError } from '../ops-error.ts';

/** Days in UTC, the first and the last, both included. */
export interface DayRange {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** The days that are given. Throws an `OpsError` for what is no day, and for a range that ends before it begins. */
export function dayRange({ from, until }: DayRange): DayRange {
  if (from !== undefined) checkDay('from', from);
  if (until !== undefined) checkDay('until', until);
  if (from !== undefined && until !== undefined && until < from)
    throw new OpsError('misused', `until is ${until}; allowed: ${from}, which is from, or later`);
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

/** Throws an `OpsError` for what is no day. */
export function checkDay(name: string, text: string): void {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00.000Z`) : undefined;
  if (at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)) return;
  throw new OpsError('misused', `${name} is "${text}"; allowed: a day in UTC, such as 2026-11-27`);
}
