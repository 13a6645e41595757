import type { Counts } from '../../core/archive/ask/count.ts';
import { isSourceName } from '../../core/events/source-name.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { askKeeper } from './ask-keeper.ts';
import { type DayRange, dayRange } from './day-range.ts';

/** Which events to count. */
export interface CountOptions extends DayRange {
  /** Such as `privy/main`. @default all */
  readonly source?: string | undefined;
}

/** Counts the events of the archive by day, source and type. */
export async function countArchive(
  stage: Pick<Stage, 'description' | 'services'>,
  { source, ...days }: CountOptions = {},
): Promise<Counts> {
  if (source !== undefined && !isSourceName(source))
    throw new OpsError('misused', `source is "${source}"; allowed: a source such as privy/main`);
  const range = { ...dayRange(days), ...(source === undefined ? {} : { source }) };
  return await askKeeper<Counts>(stage, { archive: 'count', ...range });
}
