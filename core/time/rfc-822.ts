import { instantOf } from './instant.ts';
import { zoneOffset } from './zone-offset.ts';

const TIME =
  /^(?:([A-Z][a-z]{2}), )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{2}|\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ([A-Z]{1,3}|[+-]\d{4})$/;

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Reads a time of RFC 822 or RFC 1123, such as `Thu, 26 Nov 2026 03:00:00 GMT`. */
export function readRfc822(text: string): Date | undefined {
  const [, weekday, day, month = '', year = '', hour, minute, second, zone = ''] = TIME.exec(text) ?? [];
  const date = { year: fullYear(year), month: MONTHS.indexOf(month) + 1, day: Number(day) };
  if (weekday !== undefined && weekday !== weekdayOf(date)) return undefined;
  return instantOf({
    ...date,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    offset: zoneOffset(zone),
  });
}

/** Two digits are a year from 1950 to 2049: https://www.rfc-editor.org/rfc/rfc2822#section-4.3 */
function fullYear(digits: string): number {
  if (digits.length !== 2) return Number(digits);
  return Number(digits) + (Number(digits) < 50 ? 2000 : 1900);
}

function weekdayOf({ year, month, day }: { year: number; month: number; day: number }): string | undefined {
  return DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
}
