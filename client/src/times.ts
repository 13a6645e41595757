/** From here on a number is taken for milliseconds: as seconds it would be the year 33658. */
const FIRST_MILLISECONDS = 1_000_000_000_000;

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Privy's `user.created_at`, `verified_at`, `archived_at` and `block.timestamp`. */
export function secondsToDate(seconds: number): Date {
  return checked(new Date(seconds * 1000), 'Unix time in seconds', seconds);
}

/** The times of Privy's `intent.*` events. */
export function millisecondsToDate(milliseconds: number): Date {
  return checked(new Date(milliseconds), 'Unix time in milliseconds', milliseconds);
}

/** Every time of Dynamic, the envelope's, and those of Privy's wallet actions, deposit accounts and Kraken events. */
export function isoToDate(text: string): Date {
  const date = new Date(ISO_TIME.test(text) ? text : Number.NaN);
  return checked(date, 'time in ISO 8601 with a time zone', text);
}

/** Any of the three: a number is taken by its size, text as ISO 8601. For fields whose unit is not documented. */
export function toDate(time: number | string): Date {
  if (typeof time === 'string') return isoToDate(time);
  return Math.abs(time) >= FIRST_MILLISECONDS ? millisecondsToDate(time) : secondsToDate(time);
}

function checked(date: Date, expected: string, given: unknown): Date {
  if (!Number.isNaN(date.getTime())) return date;
  throw new RangeError(`expected a ${expected}, got ${JSON.stringify(given) ?? typeof given}`);
}
