import type { LiveRow } from '../../contract.ts';

/** When a list was asked for. */
export interface Look {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly isLocal: boolean;
}

/** CloudWatch has a line so much later than it was written: until then a look does not find it. */
const LATE_MILLISECONDS = 20_000;

/** Whether a look may not have found what the row tells of. What a page is given first when it opens was there before. */
export function isSince({ at }: Pick<LiveRow, 'at'>, look: Look): boolean {
  return Date.parse(at) >= look.at - (look.isLocal ? 0 : LATE_MILLISECONDS);
}
