import { instantOf } from './instant.ts';
import { zoneOffset } from './zone-offset.ts';

const TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))? ?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

/** Reads a time of ISO 8601, also with a space for the `T`. Without a zone it is UTC, in which the providers' times are. */
export function readIso8601(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = TIME.exec(text) ?? [];
  return instantOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.slice(0, 3).padEnd(3, '0')),
    offset: zoneOffset(zone),
  });
}
