import { isDay, yesterday } from '../utc-day.ts';

/** Audits a day. The schedule names none, which is yesterday. */
export interface AuditRequest {
  readonly archive: 'audit';
  /** A UTC date, such as `2026-11-27`. */
  readonly day?: string;
}

/** Whether the function was invoked with something about audits, whatever it is. */
export function isAuditRequest(event: unknown): event is { readonly archive: 'audit' } {
  return typeof event === 'object' && event !== null && 'archive' in event && event.archive === 'audit';
}

/** The day to audit. Throws an `AuditRequestError` for what is no day, or is not over. */
export function auditedDay(event: { readonly archive: unknown }, now: Date): string {
  const { archive: _, day, ...rest } = event as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0) throw new AuditRequestError(event);
  if (day === undefined) return yesterday(now);
  if (!isDay(day) || day > yesterday(now)) throw new AuditRequestError(event);
  return day;
}

/** The function was asked for an audit in a way that it does not understand. */
export class AuditRequestError extends Error {
  readonly code = 'audit-request';

  constructor(request: unknown) {
    super(
      `an audit was asked for with ${JSON.stringify(request)}; allowed: {"archive":"audit"} for yesterday, or with "day" as a UTC ` +
        'date that is over, such as {"archive":"audit","day":"2026-11-27"}',
    );
    this.name = 'AuditRequestError';
  }
}
