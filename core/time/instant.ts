/** A date and a time of day as somebody wrote them down. */
export interface WrittenTime {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond?: number;
  /** Minutes by which the clock is ahead of UTC. */
  readonly offset: number;
}

const MINUTE_MILLISECONDS = 60_000;

/** The offsets from UTC that there are, in minutes. */
const LEAST_OFFSET = -12 * 60;
const GREATEST_OFFSET = 14 * 60;

/** The instant that was written down, or undefined where there is no such day, time of day or offset. */
export function instantOf(written: WrittenTime): Date | undefined {
  const { year, month, day, hour, minute, second, millisecond = 0, offset } = written;
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond));
  // `Date.UTC` takes a 31st of November for the 1st of December, and the 25th hour for the first of the next day.
  const isReal =
    utc.getUTCFullYear() === year &&
    utc.getUTCMonth() === month - 1 &&
    utc.getUTCDate() === day &&
    utc.getUTCHours() === hour &&
    utc.getUTCMinutes() === minute;
  const hasOffset = offset >= LEAST_OFFSET && offset <= GREATEST_OFFSET;
  return isReal && hasOffset ? new Date(utc.getTime() - offset * MINUTE_MILLISECONDS) : undefined;
}
