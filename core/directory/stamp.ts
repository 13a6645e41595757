/**
 * When something was last said, and by which event: text that sorts as events follow each other. What the provider told no
 * time for sorts before everything that it did. Of two events with the same time the one that arrived later is the later,
 * and if that is the same too, a digest of their ids decides.
 *
 * `2026-11-22T10:00:00.000Z~mhq3k2a8kQ3fW0`, or with a `-` in front where the time is that of the arrival.
 */
export type Stamp = string;

const UNTOLD = '-';
const END_OF_TIME = '~';

/** What a stamp is made of. */
export interface StampParts {
  /** ISO 8601 with milliseconds. */
  readonly time: string;
  /** Whether the provider told it. */
  readonly isTold: boolean;
  /** Text that sorts as events of the same time follow each other. */
  readonly tie: string;
}

export function stampFrom({ time, isTold, tie }: StampParts): Stamp {
  return `${isTold ? '' : UNTOLD}${time}${END_OF_TIME}${tie}`;
}

/** Whether the provider told the time in a stamp. */
export function isTold(stamp: Stamp): boolean {
  return !stamp.startsWith(UNTOLD);
}

/** The time in a stamp, ISO 8601. */
export function timeOf(stamp: Stamp): string {
  return stamp.slice(isTold(stamp) ? 0 : UNTOLD.length, stamp.indexOf(END_OF_TIME));
}

/** The later of two stamps, or the one there is. */
export function later(one: Stamp | undefined, other: Stamp | undefined): Stamp | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}
