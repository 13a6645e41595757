import type { AttemptCount } from '../providers/patience.ts';

/** What a source's silence is told from. */
export interface SilenceHistory {
  /** By the hour, oldest first, of 45 days. An hour without an attempt may be missing. */
  readonly attempts: readonly AttemptCount[];
  /** The end of the last hour that is counted. */
  readonly now: Date;
  /** How often a delivery is expected, at least, in hours. Where it is not said, it is learned. */
  readonly expectEveryHours?: number | undefined;
  /** Since when somebody looks at the source: before the first delivery its silence begins then. */
  readonly watchedSince?: Date | undefined;
}

/** How silent a source is. */
export interface Silence {
  /** For how many hours it has delivered nothing that was taken in; undefined where nothing is known of it. */
  readonly silentHours?: number;
  /** For how many it may; undefined where too little is known of it. */
  readonly allowedHours?: number;
  /** The one divided by the other: from 1 on it is silent for too long. 0 where too little is known. */
  readonly ratio: number;
}

const HOUR = 3_600_000;
const DAY_HOURS = 24;
/** A rhythm is that of so many days before the last delivery, so that a silence does not change what is expected. */
const RHYTHM_HOURS = 14 * DAY_HOURS;
/** A rhythm without a weekend in it is none. */
const KNOWN_HOURS = 7 * DAY_HOURS;
/** Twice the longest gap, and not less than this. */
const LONGEST_GAPS = 2;
const LEAST_ALLOWED_HOURS = 6;

/**
 * How long a source has delivered nothing that was taken in, measured by what is expected of it or by its own rhythm. What was
 * refused is no delivery here: anybody can send that.
 */
export function silenceOf({ attempts, now, expectEveryHours, watchedSince }: SilenceHistory): Silence {
  const delivered = attempts.filter(({ succeeded }) => succeeded > 0).map(({ at }) => at.getTime() / HOUR);
  const last = delivered.at(-1);
  const since = last === undefined ? watchedSince && watchedSince.getTime() / HOUR : last + 1;
  if (since === undefined) return { ratio: 0 };
  const silentHours = Math.max(0, now.getTime() / HOUR - since);
  const allowedHours = expectEveryHours ?? learnedHours(delivered);
  if (allowedHours === undefined) return { silentHours, ratio: 0 };
  return { silentHours, allowedHours, ratio: silentHours / allowedHours };
}

/** What the rhythm of deliveries allows; undefined before a week of them is known. They are the hours in which there was one. */
function learnedHours(delivered: readonly number[]): number | undefined {
  const [first, last] = [delivered[0], delivered.at(-1)];
  if (first === undefined || last === undefined || last - first < KNOWN_HOURS) return undefined;
  const gaps = delivered.flatMap((hour, index) => {
    const before = delivered[index - 1];
    return before === undefined || hour < last - RHYTHM_HOURS ? [] : [hour - before];
  });
  return Math.max(LEAST_ALLOWED_HOURS, LONGEST_GAPS * Math.max(...gaps));
}
