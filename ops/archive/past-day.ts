import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { checkDay } from './day-range.ts';

/** The day of a request, where one is given. Throws an `OpsError` for what is no day, and for one that is not over. */
export function pastDay(
  { now }: Pick<Stage, 'now'>,
  day: string | undefined,
): { readonly day?: string | undefined } {
  if (day === undefined) return {};
  checkDay('the day', day);
  const today = now().toISOString().slice(0, 'yyyy-mm-dd'.length);
  if (day < today) return { day };
  throw new OpsError('misused', `${day} is not over; allowed: a day before ${today}, in UTC`);
}
